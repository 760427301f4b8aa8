"""The dashboard: what is mine, what waits for me, what is to come, what is read."""

from news.desk.panels.mine import MinePanel
from news.desk.panels.most_read import MostReadPanel
from news.desk.panels.scheduled import ScheduledPanel
from news.desk.panels.shortcuts import ShortcutsPanel
from news.desk.panels.waiting import WaitingPanel

__all__ = ["MinePanel", "MostReadPanel", "ScheduledPanel", "ShortcutsPanel", "WaitingPanel"]
