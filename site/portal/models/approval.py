from typing import Any

from wagtail.models import AbstractGroupApprovalTask, TaskState, WorkflowState


class ApprovalStep(AbstractGroupApprovalTask):
    """A step of the workflow that counts for the words it was given for, and no others."""

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begins with the first step that has not approved these words, be it an earlier one."""
        first = workflow_state.get_next_task()
        if first is not None and first.pk != self.pk:
            return first.specific.start(workflow_state, user=user)
        return super().start(workflow_state, user=user)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Who corrects and approves at once approves the corrected words; nobody approves those of others unseen.

        The corrections of somebody who may publish need no other eyes: publishing at once would not either.
        """
        page = task_state.workflow_state.content_object
        latest = page.get_latest_revision()
        if action_name == "approve" and latest != task_state.revision and latest.user_id == user.pk:
            if page.permissions_for_user(user).can_publish():
                task_state.workflow_state.copy_approved_task_states_to_revision(latest)
            task_state.revision = latest
        super().on_action(task_state, user, action_name, **kwargs)

    class Meta(AbstractGroupApprovalTask.Meta):
        verbose_name = "bước duyệt"
        verbose_name_plural = "bước duyệt"
