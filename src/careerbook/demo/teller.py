"""Tells a year as one batch: short calls, stored forms, references by nickname."""

from typing import Any

from careerbook.changes.batch import Batch
from careerbook.changes.change import Said
from careerbook.changes.uid import new_uid
from careerbook.records.kinds import KINDS


class Teller:
    """Builds the batch of the demo book; every call gives the stored form of one record."""

    def __init__(self) -> None:
        """Start an empty year."""
        self.batch = Batch("demo")
        self.uids: dict[str, str] = {}

    def __getitem__(self, nickname: str) -> str:
        """Return the uid of a record told earlier."""
        return self.uids[nickname]

    def add(self, /, kind: str, on: str, *, called: str = "", under: str = "", **said: Any) -> str:
        """Tell one record, dated `on`; `called` is its nickname, `under` the nickname of the one it hangs on."""
        row = KINDS[kind]
        whole: Said = {"on": on, **{field: value for field, value in said.items() if value is not None}}
        if row.first:
            whole.setdefault("state", row.first)
            whole.setdefault("moved_on", on)
        if not row.under:
            whole.setdefault("visibility", row.visibility)
        uid = self.batch.create(kind, whole, parent=self.uids[under] if under else None, uid=new_uid())
        if called:
            self.uids[called] = uid
        return uid

    def step(self, nickname: str, kind: str, on: str, **said: Any) -> None:
        """Tell a later step of a record: new values as of a day."""
        self.batch.set(self.uids[nickname], kind, {"moved_on": on, **said})

    def win(
        self,
        on: str,
        text: str,
        *,
        goal: str = "",
        theme: str = "",
        metric: str = "",
        changed: str = "",
        proof: str = "",
        noticed: str = "",
        need: str = "",
        **said: Any,
    ) -> None:
        """Tell one impact. metric: `name before after unit` with | between; proof: `label=where`."""
        if metric:
            name, before, after, unit = metric.split("|")
            said |= {"metric_name": name, "before": before or None, "after": after, "unit": unit or None}
        if proof:
            label, _, where = proof.partition("=")
            said["evidence"] = {where: {"type": "link" if "://" in where else "file", "label": label}}
        if noticed:
            said["noticed_by"] = {self.uids[who]: True for who in noticed.split()}
        if theme:
            said["theme"] = {theme: True}
        self.add(
            "impact",
            on,
            text=text,
            goal=self.uids[goal] if goal else None,
            need=self.uids[need] if need else None,
            what_changed=changed or None,
            **said,
        )
