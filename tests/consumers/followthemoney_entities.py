"""followthemoney takes every entity as valid, cleans no value of it, and finds everything that they refer to; who holds which post and what
happened where and when are those of the JSON."""
import json

from _graph import export, whole
from followthemoney import model
from followthemoney.proxy import EntityProxy

with open(export("graph.ftm.jsonl"), encoding="utf-8") as file:
    records = [json.loads(line) for line in file]
entities = {}
for record in records:
    assert record["id"] not in entities, record
    proxy = EntityProxy.from_dict(record, cleaned=False)
    proxy.schema.validate(record)
    for name, values in record["properties"].items():
        assert sorted(proxy.get(name)) == sorted(values), (name, values, proxy.get(name))
        assert proxy.schema.get(name) is not None and not proxy.schema.get(name).stub, (proxy.schema, name)
    for name in proxy.schema.required:
        assert proxy.has(name), (proxy.schema.name, name, record)
    entities[proxy.id] = proxy

for proxy in entities.values():
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity":
            assert value in entities, (proxy, prop, value)
            assert entities[value].schema.is_a(prop.range), (proxy.schema, prop, entities[value].schema)

graph = whole()
names = {node["key"]: node["name"] for node in graph["nodes"]}
links = [proxy for proxy in entities.values() if proxy.schema.name in ("Occupancy", "Directorship", "Membership")]
ids = {proxy.first("recordId") for proxy in links}
held = [edge for edge in graph["edges"] if edge["predicate"] == "holds_position" and edge["modality"] != "negated"]
assert ids == {edge["id"] for edge in held}
by_record = {proxy.first("recordId"): proxy for proxy in entities.values() if proxy.has("recordId", quiet=True)}
assert {proxy.schema.name for proxy in entities.values()} >= {
    "Person", "PublicBody", "Organization", "Company", "Position", "Occupancy", "Event", "Address", "Project",
    "Directorship", "Membership", "ProjectParticipant", "UnknownLink", "Article",
}
for edge in held:
    proxy = by_record[edge["id"]]
    if proxy.schema.name == "Occupancy":
        assert entities[proxy.first("post")].caption == names[edge["object"]], edge
        assert set(edge["dates"]) >= {date for date in proxy.get("date") if f"/{date}" not in str(edge["dates"])} or "/" in str(edge["dates"])

events = {proxy.caption: proxy for proxy in entities.values() if proxy.schema.name == "Event"}
for edge in graph["edges"]:
    if edge["predicate"] == "held_in" and edge["modality"] == "asserted":
        assert names[edge["object"]] in [proxy for event in [events[names[edge["subject"]]]] for proxy in event.get("location")] or sum(
            names[node["key"]] == names[edge["subject"]] for node in graph["nodes"]
        ) > 1, edge
assert model.get("Occupancy").edge
