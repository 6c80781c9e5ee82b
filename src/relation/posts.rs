//! Posts: over what they stand where the text does not say it next to them, and which titles are one post.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::draft::{Draft, Slot};
use super::reader::Reading;
use crate::entity::Clusters;
use crate::mention::Mention;

/// The predicate of posts.
pub const HOLDS: &str = "holds_position";
/// Features of titles that stand over a government, and those that may tell which one it is.
const GOVERNMENTS: [(&str, &[&str]); 8] = [
    ("of-country", &["of-country", "head-of-state"]),
    ("sent", &["head-of-state"]),
    ("of-province", &["of-province"]),
    ("of-city", &["of-city"]),
    ("of-county", &["of-county"]),
    ("of-district", &["of-district"]),
    ("of-state", &["of-province", "of-country", "of-state"]),
    ("of-government", &["of-government", "of-country", "head-of-state"]),
];

/// Drafts where a post of a government that stands alone ("Water Resources Minister") is of the government whose post
/// was told last before it ("Kerala Chief Minister"), else first after it, else of the country.
pub fn complete(reading: &Reading, clusters: &Clusters, has: &dyn Fn(&Draft, &str) -> bool) -> Vec<Draft> {
    let drafts = &reading.drafts;
    let mut told: Vec<(u32, &Draft, Slot)> = Vec::new();
    for draft in drafts.iter().filter(|d| *d.predicate == *HOLDS) {
        let of = draft.qualifier("of");
        if let Some(Slot::Thing(place)) = of.filter(|s| is_place(s, clusters)) {
            told.push((draft.object.span.start, draft, Slot::Thing(*place)));
        }
    }
    told.sort_by_key(|(start, ..)| *start);
    let government = |draft: &Draft| {
        let (feature, tells) = GOVERNMENTS.iter().find(|(feature, _)| has(draft, feature))?;
        let fits = |(_, other, _): &&(u32, &Draft, Slot)| tells.iter().any(|feature| has(other, feature));
        let split = told.partition_point(|(start, ..)| *start < draft.object.span.start);
        let before = told[..split].iter().rev().take(REACH).find(fits);
        let told = before.or_else(|| told[split..].iter().take(REACH).find(fits)).map(|(.., slot)| slot.clone());
        let named = match *feature {
            "of-government" => reading.country,
            "of-state" => reading.jurisdiction,
            // the governor of the one state that the article is about
            "of-province" => {
                reading.jurisdiction.filter(|j| reading.country.is_none_or(|country| country.cluster != j.cluster))
            }
            _ => None,
        };
        told.or_else(|| named.map(Slot::Thing))
    };
    let complete = |draft: &Draft| {
        let mut draft = draft.clone();
        if *draft.predicate == *HOLDS && draft.qualifier("of").is_none() {
            draft.qualifiers.extend(government(&draft).map(|slot| (Arc::from("of"), slot)));
        }
        draft
    };
    drafts.iter().map(complete).collect()
}

/// How many posts are looked through for a government.
const REACH: usize = 256;

fn is_place(slot: &Slot, clusters: &Clusters) -> bool {
    matches!(slot, Slot::Thing(r) if *clusters.all[r.cluster as usize].kind == *"place")
}

/// The words of a title.
#[derive(Debug, Default)]
pub struct TitleWords {
    /// Those that tell posts apart.
    pub words: String,
    /// Whether one of them says that it is below another post of these words: "vice governor".
    pub below: bool,
    /// Whether one body has several posts of these words, one for each place that it sends to.
    pub envoy: bool,
}

/// A cluster of titles.
struct Post {
    below: bool,
    title: u32,
    body: Option<u32>,
    holders: Vec<u32>,
}

/// Joins title clusters that are one post: the same words over the same body, or of the same holder. Every cluster
/// points to an earlier one or itself.
pub fn join_titles(
    drafts: &[Draft],
    clusters: &Clusters,
    mentions: &[Mention],
    title_words: &dyn Fn(&Mention) -> TitleWords,
) -> Vec<usize> {
    let mut parents: Vec<usize> = (0..clusters.all.len()).collect();
    let titles = titles(drafts, clusters, mentions, title_words);
    for same_words in titles.values() {
        let mut known = KnownPosts::default();
        for post in same_words {
            if let Some(earlier) = known.same(post.body, &post.holders) {
                parents[post.title as usize] = earlier as usize;
            }
            known.add(post.title, post.body, &post.holders);
        }
    }
    join_short_forms(&titles, &mut parents);
    parents
}

/// Title clusters by their words.
fn titles(
    drafts: &[Draft],
    clusters: &Clusters,
    mentions: &[Mention],
    title_words: &dyn Fn(&Mention) -> TitleWords,
) -> BTreeMap<String, Vec<Post>> {
    let mut bodies: FxHashMap<u32, Option<u32>> = FxHashMap::default();
    let mut holders: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for draft in drafts.iter().filter(|d| *d.predicate == *HOLDS) {
        let of = draft.qualifier("of").and_then(|slot| match slot {
            Slot::Thing(reference) => Some(reference.cluster),
            Slot::Word(_) => None,
        });
        let body = bodies.entry(draft.object.cluster).or_default();
        *body = body.or(of);
        holders.entry(draft.object.cluster).or_default().push(draft.subject.cluster);
    }
    let mut titles: BTreeMap<String, Vec<Post>> = BTreeMap::new();
    for (number, cluster) in clusters.all.iter().enumerate().filter(|(_, c)| *c.kind == *"title") {
        let TitleWords { words, below, envoy } =
            cluster.mentions.first().map(|&m| title_words(&mentions[m as usize])).unwrap_or_default();
        let title = number as u32;
        let body = bodies.get(&title).copied().flatten().filter(|_| !envoy);
        let holders = holders.remove(&title).unwrap_or_default();
        titles.entry(words).or_default().push(Post { below, title, body, holders });
    }
    titles
}

/// "Secretary Lou" is the "provincial Party secretary" named elsewhere: a title with no body of its own is the longer
/// one of the same holder that ends in its words.
fn join_short_forms(titles: &BTreeMap<String, Vec<Post>>, parents: &mut [usize]) {
    let mut of_holder: FxHashMap<u32, Vec<(&str, &Post)>> = FxHashMap::default();
    for (words, posts) in titles {
        for post in posts {
            post.holders.iter().for_each(|&h| of_holder.entry(h).or_default().push((words, post)));
        }
    }
    for (words, posts) in titles {
        for post in posts.iter().filter(|p| p.body.is_none()) {
            let longer = |(other, longer): &&(&str, &Post)| {
                longer.below == post.below && other.strip_suffix(&**words).is_some_and(|s| s.ends_with(' '))
            };
            let held = post.holders.iter().filter_map(|h| of_holder.get(h));
            if let Some((_, other)) = held.filter_map(|posts| posts.iter().take(REACH).find(longer)).next() {
                let (a, b) = (root(parents, post.title as usize), root(parents, other.title as usize));
                parents[a.max(b)] = a.min(b);
            }
        }
    }
}

/// Titles of the same words, by what tells posts apart: the last one of each body, of each holder, of all.
#[derive(Default)]
struct KnownPosts {
    by_body: FxHashMap<u32, u32>,
    by_holder: FxHashMap<u32, u32>,
    bodiless_by_holder: FxHashMap<u32, u32>,
    last: Option<u32>,
}

impl KnownPosts {
    /// The last title that is the same post: over the same body; where one has no body, of the same holder; a title
    /// that nobody holds is the one before it.
    fn same(&self, body: Option<u32>, held: &[u32]) -> Option<u32> {
        let of_holder = |index: &FxHashMap<u32, u32>| held.iter().filter_map(|h| index.get(h)).max().copied();
        match body {
            Some(body) => self.by_body.get(&body).copied().max(of_holder(&self.bodiless_by_holder)),
            None if held.is_empty() => self.last,
            None => of_holder(&self.by_holder),
        }
    }

    fn add(&mut self, title: u32, body: Option<u32>, held: &[u32]) {
        self.last = Some(title);
        self.by_holder.extend(held.iter().map(|h| (*h, title)));
        match body {
            Some(body) => {
                self.by_body.insert(body, title);
            }
            None => self.bodiless_by_holder.extend(held.iter().map(|h| (*h, title))),
        }
    }
}

/// The first of the clusters that are one. The way there is halved, or long rows of posts would be walked again and again.
fn root(parents: &mut [usize], mut cluster: usize) -> usize {
    while parents[cluster] != cluster {
        parents[cluster] = parents[parents[cluster]];
        cluster = parents[cluster];
    }
    cluster
}
