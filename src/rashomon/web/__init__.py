"""The desk in a browser: pages over the store and the brief, and a JSON API. No logic of its own.

``application`` gives the ASGI application; ``rashomon serve`` runs it.
"""

from __future__ import annotations

from rashomon.web.app import application
from rashomon.web.guard import Door, UnguardedError, door

__all__ = ["Door", "UnguardedError", "application", "door"]
