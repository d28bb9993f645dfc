"""One visit: what the applicant says lives here, in one process, and ends with it. The threats, on one page.

The one rule: a promise stands below only where a test has tried to break it; the rest is named as the office's.

The next applicant. Sees nothing of the one before. A visit is a process of its own, killed with its memory (process);
    the terminal is reset with both its screens, scrollback, title, links, colours and keys typed ahead (console);
    between parent and visit there are a language, a place of a crash, small numbers that staff chose, and marks beside
    words that are always the same (board, standing, kiosk.insight). The office: nothing.
The curious helper. May see what is on the screen, as the applicant wants; afterwards there is no file, log, history
    or list of visits to open. The office: the printer's tray, and its own copies of what was printed.
The thief of the machine. Finds no answer on the disk: the kernel denies the visit to write (landlocked), to leave a
    core (hardening), and, unless the settings allow it, to be swapped out in the clear (memory). The office: no swap
    or an encrypted one, no hibernation, a machine that is switched off at night. Memory keeps its charge for seconds
    after the power is gone: a thief with cooling spray and a running machine is not stopped here.
Ten minutes at the keyboard. There is no shell, no file dialogue, no link, no key of the terminal's own; the visit
    starts no program and opens no file it was not given (landlocked). The office: a terminal and compositor that
    offer nothing (the unit and foot.ini in .office), magic SysRq off, a locked case, no boot from a stick, a password
    on the firmware.
A program of the same user. Cannot trace the visit, nor read its memory or its open files (hardening); the visit
    cannot signal it or call its nameless sockets, should it be the visit that was taken over (reach). The terminal
    and the compositor hold what is on the screen and cannot be closed by us. The office: a user who runs only the
    kiosk, and kernel.yama.ptrace_scope=2. Root, and whoever can load a driver, sees everything.
A file of a stranger. What comes from a scanner, a phone or a stick is looked at in the darkroom only, a companion
    forked before anything was asked (companion), bound as the visit is, without a terminal, without the kiosk's own
    keys in its memory (forgetting), and unable to make a socket (speechless); each file in a process of its own, with
    bounds of memory and time, that has no child, touches no other process and leaves nothing in the kernel (solitary);
    what comes out are dots, drawn anew, and checked. A program for the scanner, or one that lets go of a stick, is
    started by the hands, another companion, which begins only where the settings name such a scanner or sticks. The
    office: sticks are opened read-only, below the folder the settings name; a keyboard that is a stick in disguise can
    press no key that is not the kiosk's.
The printer and the scanner. A printer's answer is parsed and thrown away with the visit, which can reach only the
    printers' ports and the gateway's (in practice one of its own) and can write nowhere (reach, landlocked); what it
    was not sent yet is dropped when a visit ends or is killed (descriptors). What was sent is the printer's: the office
    turns its storage and its job history off, or has its disk encrypted, and takes it out before it is given away. A
    scanner of codes is opened only where the settings name its port; what it reads is never shown, and forgotten with
    the visit.
The gateway. Is told a number, a form, an office, a language and what happened, and proofs from which the receipt's key
    cannot be read back; never an answer, nor a name. It opens the key of an encrypted data sheet, after the receipt's
    code, and never sees the sheet. Where somebody signs in on a phone it learns who, for as long as it takes to seal
    that to the visit; what is sent digitally passes through it, soknad.json in the clear and the pages sealed to Fiks,
    with a token that lives no longer than the visit, and none of it is kept. What it keeps for a day, because the
    applicant said yes, is sealed, and goes nowhere until they sign in again. Whoever finds a receipt sees where an
    application is; whoever finds a receipt and the data sheet can bring the answers back: they lie on the pages beside
    it. The office: its certificate.
A phone. Learns a link that dies in minutes, and what its owner is shown after signing in; photos it sends are sealed
    to a key that only the visit has. The page that seals them comes from the gateway: one that was taken over could
    serve another. Whoever sees the code on the screen can send pages too, and disturb those of others; what arrives is
    shown before it is sent, and nothing of it can be read with the code. The office: a screen that faces one person.
A look at the disk afterwards. Files: none written, tried before the first question (promises). Swap: as above. Cores:
    none, to a file or to a collector. Spool: none of ours, pages go from memory to the printer; where CUPS stands
    between, the office sets PreserveJobFiles No and keeps its spool in memory. Scrollback, and outside practice the
    clipboard: emptied (console); nothing is ever copied there. Logs: codes, a language and seconds (kiosk.journal);
    what is counted: one byte for each of some words that stood there before anybody came (kiosk.insight), told as sums;
    an error is told by its type and line. In practice pages are lent to a browser on the machine, which keeps what it
    likes: practise with made-up lives.
The kiosk itself. The parent has never held an answer, and is looked at before each visit: descriptors, environment
    and arguments are what they were before the first, or it ends (inheritance). A visit ends with its parent
    (hardening), with its terminal, and where it finds that the machine has slept (sleep).

What this cannot promise: a kernel or a CPU that does not keep its own promises, a camera behind the applicant,
datagrams and sockets with a path (Landlock knows TCP and nameless ones), and memory of a visit that ended is not
overwritten but given back: the kernel clears a page before anybody else gets it, and at once when booted with
init_on_free=1.
"""
