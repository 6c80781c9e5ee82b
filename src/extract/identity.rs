//! What an article tells of a thing so that other articles' things can be compared with it.
//!
//! Places get `unit` and `within`; what no gazetteer knows gets `core`, its words as they are compared, a body `place` or `level`,
//! where its name says either, and a title `level` ("Union Minister").

use std::collections::BTreeMap;

use super::knowledge::Knowledge;
use super::pipeline::Analysis;
use crate::entity::{Cluster, NameReader, Naming};
use crate::mention::{EntryId, Mention};

/// Finds these attributes in one document.
pub struct Identifying<'a> {
    pub knowledge: &'a Knowledge,
    pub analysis: &'a Analysis,
    pub names: NameReader<'a>,
}

type Attributes = BTreeMap<String, String>;

impl Identifying<'_> {
    /// Adds what holds of the cluster.
    pub fn add(&self, cluster: &Cluster, attributes: &mut Attributes) {
        match (cluster.entry, &*cluster.kind) {
            (Some(entry), "place") => self.add_place(entry, attributes),
            (Some(_), _) | (None, "person" | "place" | "date" | "river") => {}
            (None, _) => self.add_words(cluster, attributes),
        }
    }

    fn add_place(&self, entry: EntryId, attributes: &mut Attributes) {
        if let Some(unit) = self.names.unit(entry) {
            attributes.insert("unit".into(), unit.into());
        }
        self.add_within(&self.names.linker.ancestors(entry)[1..], attributes);
    }

    /// `prefecture=place:CN-220100;province=place:CN-220000;country=place:CN`
    fn add_within(&self, places: &[EntryId], attributes: &mut Attributes) {
        let named = |place: &EntryId| {
            let key = &self.knowledge.gazetteer.entry(*place).key;
            format!("{}={key}", self.names.unit(*place).unwrap_or("place"))
        };
        if !places.is_empty() {
            attributes.insert("within".into(), places.iter().map(named).collect::<Vec<_>>().join(";"));
        }
    }

    fn add_words(&self, cluster: &Cluster, attributes: &mut Attributes) {
        let Some(mention) = self.fullest(cluster) else { return };
        let Naming { words, place, level } = self.names.read(mention);
        if let Some(place) = place {
            attributes.insert("place".into(), self.knowledge.gazetteer.entry(place).key.to_string());
            self.add_within(&self.names.linker.ancestors(place), attributes);
        } else if let Some(level) = level {
            attributes.insert("level".into(), level);
        }
        let core = match &*cluster.kind {
            "organization" => self.knowledge.schema.identity.compared_body(&words),
            "event" => self.knowledge.schema.identity.compared(&words),
            "title" => title(&words.join(" ")),
            _ => words.join(" "),
        };
        if !core.is_empty() {
            attributes.insert("core".into(), core);
        }
    }

    fn fullest(&self, cluster: &Cluster) -> Option<&Mention> {
        let mentions = cluster.mentions.iter().map(|number| &self.analysis.mentions[*number as usize]);
        mentions.max_by_key(|mention| (mention.span.end - mention.span.start, std::cmp::Reverse(mention.span.start)))
    }
}

/// A title's words, one writing for all: "Vice-Governors" and "vice governor".
fn title(words: &str) -> String {
    let words = words.replace('-', " ");
    let plural = words.len() > 4 && words.ends_with('s') && !words.ends_with("ss");
    if plural { words[..words.len() - 1].to_owned() } else { words }
}
