"""Configuration: the closest `privacylint.yaml` or `[tool.privacylint]`, validated, every value with its place.

The folder of a document and the folders above it are looked through, up to the root of the repository. The first file
found counts, and nothing is merged with it but what its `extends` names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING

from linter.errors import ConfigError
from linter.findings import Severity
from linter.globs import Glob, nearest_path
from linter.selection import Choice, Profile
from linter.settings import Setting, Settings, overriding, read_settings, read_text

if TYPE_CHECKING:
    from linter.suppress import Entry

NAMES = ("privacylint.yaml", "privacylint.yml")  # in a folder that has both, the first counts


@dataclass(frozen=True, kw_only=True)
class Config:
    """What is configured for the documents of a folder, or for one document."""

    path: str | None = None  # the file; None where there is none
    settings: Settings = field(default_factory=dict)  # by key, "context.has-dpo"; what is not in it is as by default

    @cached_property
    def profile(self) -> Profile:
        """Which rules run where nothing is selected."""
        return Profile(self._value("profile", Profile.RECOMMENDED))

    @cached_property
    def select(self) -> tuple[Choice, ...]:
        """The rules that run instead of those of the profile."""
        return self._choices("select")

    @cached_property
    def ignore(self) -> tuple[Choice, ...]:
        """The rules that do not run."""
        return self._choices("ignore")

    @cached_property
    def severity(self) -> tuple[tuple[Choice, Severity], ...]:
        """How much rules and groups weigh; what is named more exactly comes later."""
        given = [
            (Choice(name=key.removeprefix("severity."), origin=setting.origin), Severity(setting.value))
            for key, setting in self.settings.items()
            if key.startswith("severity.")
        ]
        return tuple(sorted(given, key=lambda pair: "/" in pair[0].name.removesuffix("/*")))

    @cached_property
    def fail_on(self) -> Severity:
        """The mildest severity that makes the run fail."""
        return Severity(self._value("fail-on", self.profile.fail_on))

    @cached_property
    def context(self) -> Mapping[str, str | bool]:
        """What the user states, as conditions ask for it; the country says whether the controller sits outside the EEA."""
        context = {key[8:]: _answer(setting.value) for key, setting in self.settings.items() if key.startswith("context.")}
        if "established" in context:
            from linter.knowledge.countries import countries

            country = countries().get(str(context["established"]))
            context["established-outside-eea"] = country is not None and not country.in_eea
        return context

    @cached_property
    def packs(self) -> tuple[str, ...]:
        """Folders of packs of checks, absolute."""
        setting = self.settings.get("packs")
        return tuple(os.path.normpath(os.path.join(setting.folder, name)) for name in setting.value) if setting else ()

    @cached_property
    def baseline(self) -> str | None:
        """The file of the baseline, absolute; None where the closest one counts."""
        setting = self.settings.get("baseline")
        return os.path.normpath(os.path.join(setting.folder, setting.value)) if setting else None

    @cached_property
    def exclude(self) -> tuple[Glob, ...]:
        """The files and folders that are not judged."""
        return _globs(self.settings.get("exclude"))

    @cached_property
    def bundles(self) -> tuple[tuple[Glob, ...], ...]:
        """The documents that are judged together, bundle by bundle."""
        setting = self.settings.get("bundles")
        if setting is None:
            return ()
        return tuple(
            tuple(Glob(pattern=pattern, folder=setting.folder, origin=origin) for pattern in patterns)
            for patterns, origin in zip(setting.value, setting.origins, strict=True)
        )

    @cached_property
    def suppress(self) -> tuple[tuple[Glob, Entry], ...]:
        """What is suppressed from outside the text, with the documents that it is suppressed in."""
        setting = self.settings.get("suppress")
        if setting is None:
            return ()
        from linter.suppress import Entry

        def made(data: Mapping[str, str], origin: str) -> Entry:
            return Entry(
                rule=data["rule"],
                reason=data.get("reason", "").strip(),
                until=data.get("until"),
                quote=data.get("quote"),
                section=data.get("section"),
                origin=origin,
            )

        return tuple(
            (Glob(pattern=entry["path"], folder=setting.folder, origin=origin), made(entry, origin))
            for entry, origin in zip(setting.value, setting.origins, strict=True)
        )

    def entries_for(self, path: str) -> tuple[Entry, ...]:
        """What is suppressed in a document."""
        return tuple(entry for glob, entry in self.suppress if glob.covers(path))

    @cached_property
    def _overrides(self) -> tuple[tuple[Glob, Settings], ...]:
        setting = self.settings.get("overrides")
        if setting is None:
            return ()
        return tuple(
            (Glob(pattern=pattern, folder=setting.folder, origin=origin), settings)
            for pattern, origin, settings in overriding(setting)
        )

    def for_document(self, path: str) -> Config:
        """The configuration with the overrides for a document; of several the last one counts."""
        settings = dict(self.settings)
        for glob, own in self._overrides:
            if glob.covers(path):
                settings |= own
        return self if settings == self.settings else Config(path=self.path, settings=settings)

    def excludes(self, path: str) -> bool:
        """Whether a document, or a folder above it, matches a pattern of `exclude`."""
        return any(glob.covers(path) for glob in self.exclude)

    def check_patterns(self, given: str) -> None:
        """Raise ConfigError for patterns that match neither the document given nor any file."""
        globs = (
            *self.exclude,
            *(glob for glob, _ in self._overrides),
            *(glob for glob, _ in self.suppress),
            *chain(*self.bundles),
        )
        faults = [
            f"{glob.origin}: {glob.pattern!r} matches no file{nearest_path(glob)}"
            for glob in globs
            if not glob.covers(given) and glob.leads_nowhere()
        ]
        if faults:
            raise ConfigError("\n".join(faults))

    def _value(self, key: str, default: str) -> str:
        return str(self.settings[key].value) if key in self.settings else default

    def _choices(self, key: str) -> tuple[Choice, ...]:
        setting = self.settings.get(key)
        if setting is None:
            return ()
        return tuple(Choice(name=name, origin=origin) for name, origin in zip(setting.value, setting.origins, strict=True))


NONE = Config()


@cache
def closest(folder: str) -> Config:
    """The configuration for the documents of a folder (an absolute path); NONE where there is none.

    Raises ConfigError for one that does not hold.
    """
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return load(path)
    project = os.path.join(folder, "pyproject.toml")
    if os.path.isfile(project) and "privacylint" in read_text(project):
        config = load(project)
        if config.path:
            return config
    above = os.path.dirname(folder)
    if above == folder or os.path.exists(os.path.join(folder, ".git")):
        return NONE
    return closest(above)


def load(path: str) -> Config:
    """The configuration in a file; NONE for a `pyproject.toml` without a table for privacylint.

    Raises ConfigError for a file that cannot be read or does not hold.
    """
    settings = read_settings(path)
    return NONE if settings is None else Config(path=path, settings=settings)


def _globs(setting: Setting | None) -> tuple[Glob, ...]:
    if setting is None:
        return ()
    return tuple(
        Glob(pattern=pattern, folder=setting.folder, origin=origin)
        for pattern, origin in zip(setting.value, setting.origins, strict=True)
    )


def _answer(value: str | bool) -> str | bool:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value
