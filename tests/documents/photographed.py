"""A drawn page as a phone would see it: on a table, a little aslant, in bad light, moved, cut off, upside down.

The one rule: what was done to a page is said by its Shot, so that what is found can be held against it.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.random import Generator

from kiosk.documents.looking.dots import Image, dots
from tests.documents.drawn import Dots


@dataclass(frozen=True, slots=True)
class Shot:
    """How it is taken. `light`: share of a good exposure; `soft`, `moved`: dots of the photo; `cut`: share of the sheet
    beyond an edge; `fill`: share of the frame's height or width that the sheet takes."""

    quarters: int = 0
    lean: float = 3.0
    light: float = 0.95
    soft: float = 0.0
    moved: float = 0.0
    glare: float = 0.0
    cut: float = 0.0
    fill: float = 0.86
    shape: tuple[int, int] = (2250, 3000)
    quality: int = 88


def photograph(page: Dots, random: Generator, shot: Shot) -> Image:
    """Blue-green-red, `shot.shape` dots; lying or standing, whichever fits the page, as people hold a phone."""
    tall, wide = max(shot.shape), min(shot.shape)
    size = (wide, tall) if page.shape[0] >= page.shape[1] else (tall, wide)
    corners = placed(page, size, random, shot)
    scene = table_top(size, random)
    shade(scene, corners, random)
    lay(scene, page, corners, random)
    if shot.quarters:
        scene = np.ascontiguousarray(np.rot90(scene, shot.quarters))
    scene = lit(scene, random, shot)
    scene = blurred(scene, random, shot)
    noise = np.empty(scene.shape, np.int16)
    cv2.setRNGSeed(int(random.integers(1 << 30)))
    cv2.randn(noise, 0, 2.5 + 4 * (1 - min(1.0, shot.light)))  # type: ignore[call-overload]
    scene = dots(cv2.add(scene, noise, dtype=cv2.CV_8U))
    packed = cv2.imencode(".jpg", scene, [cv2.IMWRITE_JPEG_QUALITY, shot.quality])[1]
    return dots(cv2.imdecode(packed, cv2.IMREAD_COLOR))


def placed(page: Dots, size: tuple[int, int], random: Generator, shot: Shot) -> np.ndarray:
    """Where the page's corners (from the upper left, clockwise) stand in the photo."""
    scale = shot.fill * min(size[0] / page.shape[1], size[1] / page.shape[0])
    half = np.array([page.shape[1], page.shape[0]]) * scale / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    angle = np.radians(random.uniform(-shot.lean, shot.lean))
    corners = corners @ np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners += random.uniform(-0.025, 0.025, (4, 2)) * half * 2
    reach = np.abs(corners).max(axis=0)
    free = np.maximum(np.array(size) / 2 - reach - 0.012 * max(size), 0)
    corners += np.array(size) / 2 + random.uniform(-1, 1, 2) * free
    if shot.cut:
        side = int(random.integers(4))
        axis, far = side % 2, side >= 2
        extent = np.ptp(corners[:, axis])
        beyond = corners[:, axis].max() - size[axis] if far else -corners[:, axis].min()
        corners[:, axis] += (1 if far else -1) * (shot.cut * extent - beyond)
    return np.asarray(corners, np.float32)


def table_top(size: tuple[int, int], random: Generator) -> Image:
    """Wood, cloth or a plain plate, with a thing or two lying on it."""
    wide, tall = size
    ground = random.uniform((30, 45, 60), (120, 130, 150))
    kind = random.integers(3)
    if kind == 0:
        grain = cv2.resize(
            random.normal(0, 16, (tall // 8, 12)).astype(np.float32), size, interpolation=cv2.INTER_CUBIC
        )
    elif kind == 1:
        cloth = random.normal(0, 14, (tall // 16, wide // 16)).astype(np.float32)
        grain = cv2.resize(cloth, size, interpolation=cv2.INTER_NEAREST)
    else:
        grain = np.zeros((tall, wide), np.float32)
    top = dots(cv2.merge([cv2.convertScaleAbs(np.maximum(grain + float(each), 0)) for each in ground]))
    for _ in range(int(random.integers(0, 4))):
        at = random.uniform(0, 1, 2) * size
        box = ((float(at[0]), float(at[1])), tuple(random.uniform(60, 500, 2)), float(random.uniform(0, 90)))
        colour = tuple(float(each) for each in random.uniform(10, 200, 3))
        cv2.fillConvexPoly(top, cv2.boxPoints(box).astype(np.int32), colour)
    return top


def shade(scene: Image, corners: np.ndarray, random: Generator) -> None:
    """The shadow that the sheet casts."""
    small = cv2.resize(np.zeros(scene.shape[:2], np.uint8), None, fx=0.125, fy=0.125)
    cv2.fillConvexPoly(small, ((corners + random.uniform(-22, 22, 2)) / 8).astype(np.int32), 70)
    cast = cv2.resize(cv2.GaussianBlur(small, (0, 0), 3), scene.shape[1::-1])
    np.subtract(scene, np.minimum(scene, cast[:, :, None]), out=scene)


def lay(scene: Image, page: Dots, corners: np.ndarray, random: Generator) -> None:
    """The page upon the table. A larger sheet is made smaller first, as a lens would, so that nothing flickers."""
    flat = np.array([[0, 0], [page.shape[1], 0], [page.shape[1], page.shape[0]], [0, page.shape[0]]], np.float32)
    shrink = np.linalg.norm(corners[1] - corners[0]) / page.shape[1]
    if shrink < 0.8:
        page = dots(cv2.GaussianBlur(page, (0, 0), 0.45 / shrink))
    warp = cv2.getPerspectiveTransform(flat, corners)
    size = scene.shape[1::-1]
    seen = cv2.warpPerspective(page, warp, size, flags=cv2.INTER_LINEAR)
    where = cv2.warpPerspective(np.full_like(page, 255), warp, size, flags=cv2.INTER_NEAREST)
    tint = random.uniform(0.94, 1.0, 3)
    coloured = cv2.merge([cv2.convertScaleAbs(seen, alpha=float(each)) for each in tint])
    cv2.copyTo(coloured, where, scene)


def lit(scene: Image, random: Generator, shot: Shot) -> Image:
    """Light that falls off to one side, and the shine of a lamp where there is glare."""
    tall, wide = scene.shape[:2]
    across, down = np.meshgrid(np.linspace(-1, 1, wide // 16), np.linspace(-1, 1, tall // 16))
    angle, fall = random.uniform(0, 2 * np.pi), random.uniform(0.02, 0.16)
    field = shot.light * (1 + fall * (across * np.cos(angle) + down * np.sin(angle)))
    field = cv2.resize(field.astype(np.float32), (wide, tall))
    bright = dots(cv2.multiply(scene, cv2.merge([field] * 3), dtype=cv2.CV_8U))
    if shot.glare:
        at = random.uniform(-0.45, 0.45, 2)
        distance = ((across - at[0]) / 0.8) ** 2 + (down - at[1]) ** 2
        spot = np.clip(1.6 * np.exp(-distance / (2 * shot.glare**2)), 0, 1.2) * 255
        shine = cv2.resize(spot.astype(np.float32), (wide, tall))
        bright = dots(cv2.add(bright, cv2.merge([shine] * 3), dtype=cv2.CV_8U))
    return bright


def blurred(scene: Image, random: Generator, shot: Shot) -> Image:
    """Out of focus (a disc), or moved while it was taken (a line)."""
    if shot.soft:
        reach = int(np.ceil(shot.soft))
        across, down = np.mgrid[-reach : reach + 1, -reach : reach + 1]
        disc = np.clip(shot.soft + 0.5 - np.hypot(across, down), 0, 1).astype(np.float32)
        scene = dots(cv2.filter2D(scene, -1, disc / disc.sum()))
    if shot.moved:
        reach = int(np.ceil(shot.moved / 2))
        line = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
        angle = random.uniform(0, np.pi)
        step = np.array([np.cos(angle), np.sin(angle)]) * shot.moved / 2
        ends = [tuple(int(v) for v in np.round((reach + sign * step) * 16)) for sign in (-1, 1)]
        cv2.line(line, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, 4)
        scene = dots(cv2.filter2D(scene, -1, line / line.sum()))
    return scene
