from portal.models.approval import ApprovalStep
from portal.models.content_change import ContentChange
from portal.models.heartbeat import Heartbeat

__all__ = ["ApprovalStep", "ContentChange", "Heartbeat"]
