"""The web page of a commit, made from the address of a repository without anything secret in it."""

import re
from collections.abc import Callable

_SSH = re.compile(r"(?:ssh://)?(?:[^@/\s]+@)(?P<host>[A-Za-z0-9.-]+)(?::\d+)?[:/]/?(?P<path>\S+)")
_HTTPS = re.compile(r"https://(?:[^@/\s]*@)?(?P<host>[A-Za-z0-9.-]+(?::\d+)?)/(?P<path>\S+)")
_PATH = re.compile(r"[\w.~-]+(?:/[\w.~-]+)+")
_FORGES = ("github", "gitlab", "bitbucket", "codeberg", "gitea", "forgejo")
_PAGES = {"gitlab": "/-/commit/", "bitbucket": "/commits/"}


def commit_pages(remote: str) -> Callable[[str], str] | None:
    """Return a function from a full hash to its page, or None when the remote is no forge that we know.

    Users, passwords, tokens, queries and fragments of the address are never part of the page.
    """
    found = _HTTPS.fullmatch(remote) or _SSH.fullmatch(remote)
    if found is None:
        return None
    host = found["host"].lower()
    path = re.split(r"[?#]", found["path"])[0].strip("/").removesuffix(".git")
    labels = host.partition(":")[0].split(".")
    forge = next((name for name in _FORGES if name in labels), None)
    if forge is None or len(labels) < 2 or not _PATH.fullmatch(path):
        return None
    middle = _PAGES.get(forge, "/commit/")
    return lambda fingerprint: f"https://{host}/{path}{middle}{fingerprint}"
