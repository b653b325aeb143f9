"""The server that the wheel installs, driven by the official Python SDK through MAESTRO's quickstart (playbook v1.0.0)."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import aivss
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp.types import TextContent, TextResourceContents

# The tools that the guide names, in its order.
QUICKSTART = [
    "set_business_context",
    "add_component",
    "add_connection",
    "add_data_store",
    "add_trust_zone",
    "add_trust_boundary",
    "add_crossing_point",
    "add_threat",
    "list_threats",
    "add_mitigation",
    "link_mitigation_to_threat",
    "export_comprehensive_threat_model",
    "validate_security_controls",
]

# Answered one after the other, with how many questions each leaves. The first call leaves all others: the three
# lists, the guide's four ratings, the four facts that decide the depth, and the risk appetite.
CONTEXT: list[tuple[dict[str, Any], int]] = [
    ({"description": "Checks supplier invoices for the finance team and prepares their payment."}, 12),
    ({"user_groups": [{"name": "Finance", "role": "approves", "access": "write"}]}, 11),
    ({"data_types": [{"name": "Invoices", "sensitivity": "confidential"}]}, 10),
    ({"regulations": ["SOX", {"name": "To be determined", "follow_up": "Legal asks about GDPR"}]}, 9),
    ({"financial_impact": "high", "system_criticality": "high"}, 7),
    ({"data_sensitivity": "high", "reputational_impact": "medium"}, 5),
    ({"is_critical": True, "is_external": False, "autonomy": "human_in_loop", "agent_type": "single_agent"}, 1),
    ({"risk_appetite": "No payment without a person."}, 0),
]

ZONES = [("Outside", "untrusted"), ("Processing", "medium"), ("Records", "high")]

PARTS = [
    ("Model", "model", "L1", "TZ-2"),
    ("Invoice agent", "agent", "L3", "TZ-2"),
    ("Functions", "compute", "L4", "TZ-2"),
    ("Audit log", "monitoring", "L5", "TZ-3"),
    ("Roles", "identity_provider", "L6", "TZ-3"),
    ("Mailbox", "external_system", "L7", "TZ-1"),
]

# Layer, severity, likelihood, who, what, to what end.
THREATS = [
    ("L1", "high", "possible", "a supplier", "hides instructions in an invoice", "a payment nobody approved"),
    ("L1", "medium", "possible", "the model", "makes up an amount", "a wrong posting"),
    ("L2", "high", "possible", "an insider", "plants false terms in the ledger", "overpaid invoices"),
    ("L2", "low", "likely", "nobody in particular", "leaves old terms in place", "invoices sent back"),
    ("L3", "critical", "unlikely", "a supplier", "makes the agent call the payment tool", "a payment abroad"),
    ("L3", "medium", "unlikely", "the agent", "calls a tool more often than needed", "a higher bill"),
    ("L4", "high", "possible", "an intruder", "takes over the role of a function", "all invoices read"),
    ("L4", "low", "unlikely", "an outsider", "sends mails until quotas are used up", "late payments"),
    ("L5", "high", "possible", "an insider", "removes entries of the log", "a fraud that nobody can follow"),
    ("L5", "medium", "possible", "the agent", "asks for more approvals than people can read", "approvals unread"),
    ("L6", "high", "possible", "an intruder", "finds a key in a log", "access to the ledger"),
    ("L6", "low", "possible", "an admin", "approves what he started", "a finding of the auditors"),
    ("L7", "high", "possible", "an outsider", "writes as a known supplier", "a payment to a stranger"),
    ("L7", "medium", "likely", "an approver", "trusts whatever the agent says", "errors paid"),
]

# The guide's matrix at the severities and likelihoods above, cell by cell.
RISKS = "high medium high medium high low high low high medium high low high high".split()
SERIOUS = [f"TH-{number}" for number in (1, 3, 5, 7, 9, 11, 13)]


def connect(folder: Path, mode: str) -> Client:
    command = Path(sys.executable).parent / "aivss"
    return Client(StdioServerParameters(command=str(command), args=["mcp", "--project", str(folder)]), mode=mode)


async def call(client: Client, tool: str, is_refused: bool = False, **arguments: Any) -> Any:
    result = await client.call_tool(tool, arguments)
    assert result.is_error == is_refused, (tool, arguments, result)
    [content] = result.content
    assert isinstance(content, TextContent)
    # Clients without structured results read the same as text.
    assert json.loads(content.text) == result.structured_content
    return result.structured_content


async def read(client: Client, uri: str) -> str:
    [content] = (await client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    return content.text


async def look_around(client: Client) -> None:
    """What a client is told before its first call."""
    assert client.server_info is not None
    assert (client.server_info.name, client.server_info.version) == ("aivss", aivss.__version__)
    tools = await client.list_tools()
    assert tools.next_cursor is None
    assert [tool.name for tool in tools.tools][:13] == QUICKSTART
    assert len(tools.model_dump_json(by_alias=True, exclude_none=True)) < 40_000
    for tool in tools.tools:
        assert tool.input_schema["additionalProperties"] is False, tool.name
        assert tool.annotations is not None
    prompts = {prompt.name for prompt in (await client.list_prompts()).prompts}
    steps = "business-context layer-mapping trust-boundaries top-threats quick-mitigations".split()
    assert prompts == {"quickstart", *(f"step-{number}-{step}" for number, step in enumerate(steps, 1))}
    [message] = (await client.get_prompt("step-4-top-threats")).messages
    assert isinstance(message.content, TextContent) and "suggest_threats" in message.content.text
    resources = {str(resource.uri) for resource in (await client.list_resources()).resources}
    assert {"aivss://model", "aivss://report", "aivss://schema", "aivss://catalog/threats"} <= resources
    # The taxonomy of the playbook begins with OWASP's fifteen agentic threats.
    assert '"T15"' in await read(client, "aivss://catalog/threats")


async def walk(client: Client, folder: Path) -> None:
    """The five steps."""
    for answers, left in CONTEXT:
        context = await call(client, "set_business_context", **answers)
        assert len(context["questions"]) == left, answers
    for name, level in ZONES:
        await call(client, "add_trust_zone", name=name, trust_level=level)
    for name, kind, layer, zone in PARTS:
        await call(client, "add_component", name=name, type=kind, layers=[layer], zone=zone, data=["DT-1"])
    store: dict[str, Any] = {"type": "database", "classification": "restricted", "layers": ["L2"], "zone": "TZ-3"}
    assert (await call(client, "add_data_store", name="Ledger", **store))["id"] == "DS-1"
    for source, destination in [("CO-6", "CO-2"), ("CO-2", "CO-1"), ("CO-2", "DS-1")]:
        await call(client, "add_connection", source=source, destination=destination, protocol="HTTPS")
    intake: dict[str, Any] = {"source": "TZ-1", "destination": "TZ-2", "type": "network", "controls": ["TLS"]}
    await call(client, "add_trust_boundary", name="Intake", **intake)
    await call(client, "add_crossing_point", name="Mails", description="From anybody", connection="CN-1")
    posting = await call(client, "add_crossing_point", name="Postings", description="To the ledger", connection="CN-3")
    # Confidential invoices go into a restricted store.
    assert posting["attention"] == ["sensitivity_rises"]

    refused = await call(client, "add_threat", is_refused=True, action="harms", severity="urgent")
    assert (refused["code"], refused["path"]) == ("rule.unknown", "severity")
    assert refused["message"].startswith("`urgent` is no ")

    for layer, severity, likelihood, source, action, impact in THREATS:
        rated: dict[str, Any] = {"severity": severity, "likelihood": likelihood, "layers": [layer]}
        said: dict[str, Any] = {"source": source, "prerequisites": "with access to it", "action": action, "impact": impact}
        await call(client, "add_threat", **said, **rated)
    (folder / "agent.py").write_text("import tools\n\nALLOWED = ['post']\n", encoding="utf-8")
    for number, threat in enumerate(SERIOUS):
        for kind in ("preventive", "detective"):
            extra: dict[str, Any] = {}
            if (number, kind) == (0, "preventive"):
                extra = {"status": "partially_implemented", "evidence": [{"files": "*.py", "contains": "ALLOWED"}]}
            control = await call(client, "add_mitigation", content=f"A {kind} control of {threat}", type=kind, **extra)
            await call(client, "link_mitigation_to_threat", mitigation_id=control["id"], threat_id=threat)
    controls = await call(client, "validate_security_controls")
    [looked_for] = controls["mitigations"]
    assert looked_for["finding"] == "found"
    assert looked_for["evidence"][0]["places"] == [{"file": "agent.py", "line": 3}]
    assert controls["without_evidence"] == [f"MI-{number}" for number in range(2, 15)]


async def find_all(client: Client) -> None:
    """What has to be there at the end, whoever reads it."""
    listed = await call(client, "list_threats")
    assert (listed["total"], listed["next"]) == (14, None)
    for number, (threat, risk) in enumerate(zip(listed["threats"], RISKS, strict=True), 1):
        layer, severity, likelihood, *_ = THREATS[number - 1]
        assert threat["id"] == f"TH-{number}"
        assert (threat["layers"], threat["severity"], threat["likelihood"]) == ([layer], severity, likelihood)
        assert threat["rating"]["risk"] == risk, threat
        assert len(threat["mitigations"]) == (2 if threat["id"] in SERIOUS else 0)
    # High is 3; half of it is left of the one whose control is partly there.
    assert [listed["threats"][index]["rating"]["effective_risk"] for index in (0, 2)] == ["1.5", "3.0"]
    checked = await call(client, "check_threat_model")
    assert [step["complete"] for step in checked["progress"]] == [True] * 5
    assert checked["counts"]["gap"] == 0, checked


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_sdk_walks_the_quickstart_and_finds_it_again_after_a_kill(tmp_path: Path, mode: str) -> None:
    """Once as newer clients begin, by asking what the server can do, and once with `initialize`."""

    async def drive() -> None:
        async with connect(tmp_path, mode) as client:
            await look_around(client)
            await walk(client, tmp_path)
            await find_all(client)
            # The lock says which process has the project.
            process, *_ = (tmp_path / ".threatmodel" / "lock").read_text(encoding="utf-8").split()
            os.kill(int(process), signal.SIGKILL)
            with pytest.raises(MCPError):
                await client.call_tool("list_threats", {})

        async with connect(tmp_path, mode) as client:
            await find_all(client)
            written = await call(client, "export_comprehensive_threat_model", format="markdown", path="model.md")
            assert Path(written["path"]) == tmp_path / "model.md"
            report = (tmp_path / "model.md").read_text(encoding="utf-8")
            assert report == await read(client, "aivss://report")
            for _, _, _, _, action, _ in THREATS:
                assert action in report
            inline = await call(client, "export_comprehensive_threat_model", format="json", inline=True)
            on_disk = (tmp_path / ".threatmodel" / "model.json").read_text(encoding="utf-8")
            assert inline["text"] == on_disk == await read(client, "aivss://model")

    asyncio.run(drive())
