"""In which words: languages, writing systems, pictograms. Pure: it knows neither forms nor terminals."""
