//! Graphs as entities of FollowTheMoney.

mod entity;
mod links;
mod schema;
mod things;

use std::io::{self, Write};

use entity::{Entity, id_of_article};
use schema::Schemas;
use things::{Facts, is_property};

use super::GraphFormat;
use super::record::{EdgeRecord, NodeRecord};
use crate::graph::{NamedArticle, Subgraph};
use crate::relation::Modality;

/// Entities of FollowTheMoney as JSON Lines, for Aleph, OpenSanctions and their tools.
///
/// People, bodies, posts, places, events and plans become entities; who holds a post an `Occupancy` (a `Directorship` in companies, a
/// `Membership` for members), who carries out a plan a `ProjectParticipant`, other edges an `UnknownLink` with the predicate as its role;
/// what the schema has a property for (where and when an event was held, whose post it is) that property. Articles are the proof of all of
/// it. What is denied, and what the schema has no place for, is left out. Ids are digests of keys: the same in every export.
#[derive(Clone, Copy, Debug, Default)]
pub struct FollowTheMoney;

impl GraphFormat for FollowTheMoney {
    fn write(&self, part: &Subgraph<'_>, out: &mut dyn Write) -> io::Result<()> {
        let schemas = Schemas::read()?;
        let facts = Facts::of(part, &schemas);
        for node in part.nodes() {
            let record = NodeRecord::of(&node);
            if let Some(thing) = things::thing(node, &record, &facts, &schemas) {
                thing.write(out)?;
            }
        }
        for edge in part.edges() {
            let record = EdgeRecord::of(&edge);
            let stands_alone = edge.modality() != Modality::Negated && !is_property(&edge, &schemas);
            let link = stands_alone.then(|| links::link(&edge, &record, &facts, &schemas)).flatten();
            link.map_or(Ok(()), |link| link.write(out))?;
        }
        part.articles().try_for_each(|named| article(named).write(out))
    }
}

fn article(named: NamedArticle<'_>) -> Entity {
    let NamedArticle { id, published, publisher } = named;
    let mut article = Entity::new(id_of_article(id), "Article");
    article.add("title", id);
    article.add("fileName", id);
    published.into_iter().for_each(|date| article.add("publishedAt", date));
    publisher.into_iter().for_each(|name| article.add("publisher", name));
    article
}
