"""followthemoney takes every entity as valid, cleans no value of it, and finds everything that they refer to; who holds which post and what
happened where and when are those of the JSON."""
import json

from _graph import export, whole
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry


def shown(text):
    """A text as followthemoney cleans it."""
    return registry.name.clean(registry.string.clean(text))



with open(export("graph.ftm.jsonl"), encoding="utf-8") as file:
    records = [json.loads(line) for line in file]
entities = {}
for record in records:
    assert record["id"] not in entities, record
    proxy = EntityProxy.from_dict(record, cleaned=False)
    proxy.schema.validate(record)
    for name, values in record["properties"].items():
        if proxy.schema.get(name).type.name == "address":
            # semicolons of addresses are made commas
            values = [registry.address.clean(value) for value in values]
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

schemas = {proxy.schema.name for proxy in entities.values()}
assert schemas >= {
    "Person", "PublicBody", "Organization", "Company", "Position", "Address", "Event", "Project", "Article",
    "Occupancy", "Directorship", "Membership", "ProjectParticipant", "UnknownLink",
}, schemas  # fmt: skip

graph = whole()
names = {node["key"]: node["name"] for node in graph["nodes"]}
links = {proxy.first("recordId"): proxy for proxy in entities.values() if proxy.schema.get("recordId") and proxy.has("recordId")}
for edge in graph["edges"]:
    if edge["predicate"] != "holds_position":
        continue
    assert (edge["id"] in links) == (edge["modality"] != "negated"), edge
    link = links[edge["id"]]
    assert link.schema.name in ("Occupancy", "Directorship", "Membership"), link
    if link.schema.name == "Occupancy":
        assert entities[link.first("post")].caption == shown(names[edge["object"]]), edge
    dates = {part for date in edge["dates"] if date[:4].isdigit() for part in date.split("/")}
    assert set(link.get("date")) == dates, edge
    assert {entities[article].first("title") for article in link.get("proof")} <= {shown(source["article"]) for source in edge["sources"]}

# events of one name are told apart by their ids alone: what one of them has is enough
places = {(event.caption, place) for event in entities.values() if event.schema.name == "Event" for place in event.get("location")}
for edge in graph["edges"]:
    if edge["predicate"] == "held_in" and edge["modality"] == "asserted":
        assert (shown(names[edge["subject"]]), registry.address.clean(names[edge["object"]])) in places, edge
