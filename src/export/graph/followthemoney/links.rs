//! Edges as entities that link two others.

use super::entity::{Entity, id, id_of_article, id_of_node};
use super::schema::{Schemas, is_legal_entity};
use super::things::Facts;
use crate::export::graph::record::{EdgeRecord, Value};
use crate::graph::{Edge, Node};
use crate::relation::Modality;

/// A schema with the properties that name what is linked, and whether the predicate is told as a role.
struct Form {
    schema: &'static str,
    ends: [(&'static str, String); 2],
    role: Option<String>,
}

/// The entity that an edge is; none where FollowTheMoney has nothing for one of its ends.
pub(super) fn link(edge: &Edge<'_>, record: &EdgeRecord<'_>, facts: &Facts<'_>, schemas: &Schemas) -> Option<Entity> {
    let form = form(edge, facts, schemas)?;
    let mut link = Entity::new(id("edge", &record.id), form.schema);
    form.ends.iter().for_each(|(property, id)| link.add(property, id));
    form.role.iter().for_each(|role| link.add("role", role));
    if record.modality == Modality::Planned {
        link.add("status", "planned");
    }
    if let Some(Value::Word(word)) = record.qualifiers.get("status") {
        // in the words that FollowTheMoney has for occupancies
        link.add("status", if *word == "former" { "ended" } else { word });
    }
    if let Some(speaker) = edge.attributed_to() {
        link.add("summary", &format!("said by {}", speaker.name()));
    }
    record.dates.iter().flat_map(|date| date.split('/')).for_each(|date| link.add("date", date));
    link.add("recordId", &record.id);
    for source in &record.sources {
        link.add("proof", &id_of_article(source.article));
        source.publisher.iter().for_each(|name| link.add("publisher", name));
        source.quote.iter().for_each(|words| link.add("description", words));
    }
    Some(link)
}

fn form(edge: &Edge<'_>, facts: &Facts<'_>, schemas: &Schemas) -> Option<Form> {
    let (subject, object) = (edge.subject(), edge.object());
    let (from, to) = (schemas.of(subject)?, schemas.of(object)?);
    Some(match (edge.predicate(), from, to) {
        ("holds_position", "Person", "Position") => post(subject, object, facts, schemas),
        ("adopts", from, "Project") if is_legal_entity(from) => {
            Form::new("ProjectParticipant", ("participant", subject), ("project", object), Some("adopts"))
        }
        (predicate, _, _) => {
            Form::new("UnknownLink", ("subject", subject), ("object", object), Some(&predicate.replace('_', " ")))
        }
    })
}

/// Who holds a post: in a company and among members the body is named, else the post.
fn post(person: Node<'_>, post: Node<'_>, facts: &Facts<'_>, schemas: &Schemas) -> Form {
    let is_member = post.name().split(" of ").next().is_some_and(|title| title.ends_with("member"));
    match facts.body_of(post) {
        Some(body) if schemas.of(body) == Some("Company") => {
            Form::new("Directorship", ("director", person), ("organization", body), Some(post.name()))
        }
        Some(body) if is_member => {
            Form::new("Membership", ("member", person), ("organization", body), Some(post.name()))
        }
        _ => Form::new("Occupancy", ("holder", person), ("post", post), None),
    }
}

impl Form {
    fn new(
        schema: &'static str,
        from: (&'static str, Node<'_>),
        to: (&'static str, Node<'_>),
        role: Option<&str>,
    ) -> Self {
        let ends = [from, to].map(|(property, node)| (property, id_of_node(&node.key().to_string())));
        Form { schema, ends, role: role.map(str::to_owned) }
    }
}
