"""Signing in (`/admin/login/`): passwords cannot be tried out as fast as a machine can."""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from project.realtime import rates


class SignInForm(AdminAuthenticationForm):
    """Counts under the name and the address together, so that nobody shuts out somebody else by trying."""

    def clean(self) -> dict[str, Any]:
        address = str(self.request.META.get("REMOTE_ADDR")) if self.request else ""
        name = sha256(str(self.cleaned_data.get("username")).encode()).hexdigest()
        if rates.too_many("logins", settings.LOGINS_PER_MINUTE, f"{address}:{name}", address):
            raise ValidationError("Too many attempts. Wait a minute, please.", code="too_many")
        return super().clean()
