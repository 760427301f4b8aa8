"""People of the office by their role."""

from django.contrib.auth.models import Group, User
from django.test import Client

CONTRIBUTOR, EDITOR, APPROVER, ADMINISTRATOR = "Cộng tác viên", "Biên tập viên", "Lãnh đạo duyệt", "Quản trị"
ROLES = (CONTRIBUTOR, EDITOR, APPROVER, ADMINISTRATOR)


def make_person(role: str, name: str = "") -> User:
    """Somebody who has `role` and no other right."""
    name = name or f"nguoi{User.objects.count()}"
    user = User.objects.create_user(name, f"{name}@example.vn", last_name="Lò Thị", first_name=name)
    user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
