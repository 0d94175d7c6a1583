"""How tasks are pressed, for the handbook: the same as on the page, once."""

from __future__ import annotations

from build_tools.model.forest import Forest
from build_tools.pos.menus.table import menus
from build_tools.targets.inline import plain
from build_tools.targets.paper.leaves import Leaf, Table


def leaf(forest: Forest) -> Leaf | None:
    """The chapter; None where nothing is known of menus."""
    written = menus(forest)
    if written is None:
        return None
    tasks = [
        (
            plain(task.name),
            plain("；".join(written.keys(key)) if written.own else " → ".join(task.press)) or "不写，看字",
            "、".join(map(plain, task.names)),
            plain(task.heed),
        )
        for key, task in written.tasks.items()
    ]
    never = [(plain(name), plain(because)) for name, because in written.never]
    known = [(plain(program.title), plain(program.opens), program.shows) for program in written.own]
    opens = "；".join(f"{title}：{opens}" for title, opens, _ in known) or plain(written.opens)
    lines = [
        "　".join([title, *map(plain, shows)] if len(known) > 1 else map(plain, shows)) for title, _, shows in known
    ]
    return Leaf(
        "keys",
        "怎么按",
        f"按键由机器里的程序定，和机壳上的牌子无关。{opens}，屏上正好是下面这一行，才照“依次按”；"
        "差一个字就不是这个程序：数字一个也别按，到“找这些字”里找。",
        "；".join(lines) or "　".join(map(plain, written.shows)),
        (
            Table("", ("要做的事", "依次按", "别的机器找这些字", "留意"), tasks, (1.5, 1.1, 2.3, 2.6)),
            Table("永远别按", ("看到它，退出来", "按了会怎样"), never, (1, 2)),
        ),
    )
