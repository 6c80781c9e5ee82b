//! Bodies and events that a document names in several ways: "Hebei Provincial Committee of the CPPCC" and "the provincial
//! committee of the CPPCC", "the 22nd China Lanzhou Investment and Trade Fair" and "the Lanzhou Fair".

use std::collections::BTreeSet;

use super::cluster::{Cluster, Clusters, may_be_one};
use super::naming::NameReader;
use crate::mention::{EntryId, Mention};

/// So many bodies, and so many events, of a document are compared with each other.
const MOST: usize = 300;

/// A body's name, ready to be compared.
struct Body {
    cluster: usize,
    entry: Option<EntryId>,
    core: String,
    several: bool,
    place: Option<EntryId>,
    level: Option<String>,
}

impl NameReader<'_> {
    /// Puts together what is named in several ways.
    pub fn unite(&self, clusters: Clusters, mentions: &[Mention]) -> Clusters {
        let mut into: Vec<usize> = (0..clusters.all.len()).collect();
        self.unite_bodies(&clusters, mentions, &mut into);
        self.unite_events(&clusters, mentions, &mut into);
        clusters.joined(&into)
    }

    /// An event is the one that has all words of its name, in any order, or more, if there is but one.
    fn unite_events(&self, clusters: &Clusters, mentions: &[Mention], into: &mut [usize]) {
        let all = clusters.all.iter().enumerate().filter(|(_, cluster)| *cluster.kind == *"event").take(MOST);
        let words = |cluster: &Cluster| {
            let named = cluster.mentions.iter().map(|mention| self.read(&mentions[*mention as usize]).words);
            let fullest = named.max_by_key(Vec::len).unwrap_or_default();
            let compared = self.identity.compared(&fullest);
            compared.split(' ').map(str::to_owned).collect::<BTreeSet<String>>()
        };
        let events: Vec<(usize, BTreeSet<String>)> = all.map(|(number, cluster)| (number, words(cluster))).collect();
        for (number, words) in events.iter().filter(|(_, words)| words.len() > 1) {
            let fuller = |(other, more): &&(usize, BTreeSet<String>)| {
                (more.len() > words.len() || (more.len() == words.len() && other < number))
                    && words.is_subset(more)
                    && may_be_one(clusters.all[*number].entry, clusters.all[*other].entry)
            };
            let mut all = events.iter().filter(fuller);
            if let (Some((other, _)), None) = (all.next(), all.next()) {
                join(into, *number, *other);
            }
        }
    }

    /// Puts bodies together whose names say the same, and a name without a place with the one that has the place its level
    /// means, if there is but one.
    fn unite_bodies(&self, clusters: &Clusters, mentions: &[Mention], into: &mut [usize]) {
        let bodies = self.bodies(clusters, mentions);
        for (number, body) in bodies.iter().enumerate() {
            let earlier = bodies[..number].iter().find(|other| says_the_same(body, other));
            let fuller = || self.only_fuller(body, &bodies);
            if let Some(other) = earlier.or_else(fuller) {
                join(into, body.cluster, other.cluster);
            }
        }
    }

    fn bodies(&self, clusters: &Clusters, mentions: &[Mention]) -> Vec<Body> {
        let all = clusters.all.iter().enumerate().filter(|(_, cluster)| *cluster.kind == *"organization");
        let read = |(number, cluster): (usize, &Cluster)| {
            let named = cluster.mentions.iter().map(|mention| self.read(&mentions[*mention as usize]));
            let naming = named.max_by_key(|naming| (naming.place.is_some(), naming.words.len()))?;
            let core = self.identity.compared_body(&naming.words);
            let several = core.contains(' ');
            (!core.is_empty()).then_some(Body {
                cluster: number,
                entry: cluster.entry,
                core,
                several,
                place: naming.place,
                level: naming.level,
            })
        };
        all.take(MOST).filter_map(read).collect()
    }

    /// The body that a name without a place means.
    fn only_fuller<'b>(&self, body: &Body, bodies: &'b [Body]) -> Option<&'b Body> {
        if body.place.is_some() || (body.level.is_none() && !body.several) {
            return None;
        }
        let fuller = |other: &&Body| {
            other.core == body.core
                && other.place.is_some_and(|place| self.is_of_level(place, body.level.as_deref()))
                && may_be_one(body.entry, other.entry)
        };
        let mut all = bodies.iter().filter(fuller);
        let first = all.next()?;
        all.all(|other| other.place == first.place).then_some(first)
    }

    fn is_of_level(&self, place: EntryId, level: Option<&str>) -> bool {
        let Some(units) = level.and_then(|level| self.identity.levels.get(level)) else { return true };
        let unit = self.unit(place).unwrap_or("");
        units.iter().any(|known| known == unit)
    }
}

fn says_the_same(a: &Body, b: &Body) -> bool {
    // of bodies without a place the words of the names were compared before
    a.core == b.core && a.place.is_some() && a.place == b.place && may_be_one(a.entry, b.entry)
}

/// Lets everything that goes with `from` go where `to` goes.
fn join(into: &mut [usize], from: usize, to: usize) {
    let (old, new) = (into[from], into[to]);
    into.iter_mut().filter(|target| **target == old).for_each(|target| *target = new);
}
