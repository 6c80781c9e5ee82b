//! Classes of entities that are one thing.

use rustc_hash::{FxHashMap, FxHashSet};

use super::keys::{Key, Strength, keys};
use super::sets::Sets;
use super::view::View;
use crate::error::Result;
use crate::graph::articles::Articles;
use crate::graph::ledger::{Decision, Member};

/// A key as a number: 128 bits of its hash.
pub(super) type Hash = u128;

/// The classes of all entities of a collection, numbered article by article in the order of their ids.
#[derive(Clone, Debug, Default)]
pub(in crate::graph) struct Classes {
    /// Number of each article's first entity, and of the end.
    pub(in crate::graph) starts: Vec<u32>,
    /// The first entity of each one's class.
    pub(in crate::graph) first: Vec<u32>,
    /// Decisions about entities that are not there, or that others contradict.
    pub(in crate::graph) stale: Vec<Decision>,
}

impl Classes {
    /// The classes of a collection: the same whatever the order in which its articles came.
    pub(in crate::graph) fn of(articles: &Articles) -> Result<Self> {
        let mut gathered = Gathered::default();
        let mut starts = vec![0];
        for kept in articles.records.values() {
            let record = articles.record(kept)?;
            gathered.article(View { articles, record: &record });
            starts.push(gathered.count);
        }
        let mut sets = Sets::new(gathered.count as usize);
        let stale = decide(articles, &starts, &mut sets);
        strong(&mut gathered, &mut sets);
        let weak = WeakStage::new(&gathered, &mut sets);
        weak.run(&mut sets);
        leaves(&gathered, &mut sets);
        let first = (0..gathered.count).map(|number| sets.find(number)).collect();
        Ok(Classes { starts, first, stale })
    }
}

/// The keys of all entities.
#[derive(Default)]
struct Gathered {
    count: u32,
    strong: Vec<(Hash, u32)>,
    weak: Vec<(Hash, u32)>,
    leaf: Vec<(Hash, u32)>,
    offer: Vec<(Hash, u32)>,
    linked: FxHashMap<u64, u32>,
    joined: Vec<(u32, u32)>,
}

impl Gathered {
    fn article(&mut self, view: View<'_>) {
        for (entity, number) in view.record.entities.iter().zip(self.count..) {
            let date = view.kind(entity) == "date";
            let same = entity
                .key
                .map(|key| u64::from(key.0))
                .or(entity.value.filter(|_| date).map(|value| u64::from(value.0) | 1 << 32));
            if let Some(same) = same {
                let first = *self.linked.entry(same).or_insert(number);
                if first != number {
                    self.joined.push((first, number));
                }
            }
        }
        for key in keys(view) {
            let kind = view.entity(key.entity).map_or("", |entity| view.kind(entity));
            let hashed = (hash(kind, &key), self.count + key.entity);
            match key.strength {
                Strength::Strong => self.strong.push(hashed),
                Strength::Weak => self.weak.push(hashed),
                Strength::Leaf => self.leaf.push(hashed),
                Strength::Offer => self.offer.push(hashed),
            }
        }
        self.count += view.record.entities.len() as u32;
    }
}

/// What two entities' keys must have in common.
pub(super) fn hash(kind: &str, key: &Key) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(kind.as_bytes());
    hasher.update(&[0]);
    hasher.update(key.on.as_bytes());
    let mut short = [0; 16];
    short.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    Hash::from_be_bytes(short)
}

/// Applies a user's decisions; gives those that cannot be.
fn decide(articles: &Articles, starts: &[u32], sets: &mut Sets) -> Vec<Decision> {
    let mut stale = Vec::new();
    let places: FxHashMap<&str, usize> = articles.records.keys().zip(0..).map(|(id, at)| (&**id, at)).collect();
    let number = |member: &Member| {
        let at = *places.get(&*member.article)?;
        let record = articles.record(articles.records.get(&member.article)?).ok()?;
        let entity = record.entities.get(member.entity.0 as usize)?;
        (articles.symbols.text(entity.name) == &*member.name).then(|| starts[at] + member.entity.0)
    };
    // those that keep apart come first: who says "not these two" has looked closer
    let (together, apart): (Vec<&Decision>, Vec<&Decision>) = articles.decisions.iter().partition(|d| d.together);
    for decision in apart.into_iter().chain(together) {
        let numbers: Option<Vec<u32>> = decision.entities.iter().map(number).collect();
        let Some(numbers) = numbers else {
            stale.push(decision.clone());
            continue;
        };
        let mut done = true;
        for (at, one) in numbers.iter().enumerate() {
            for other in &numbers[at + 1..] {
                done &= if decision.together { sets.join(*one, *other) } else { sets.keep_apart(*one, *other) };
            }
        }
        if !done {
            stale.push(decision.clone());
        }
    }
    stale
}

/// Joins what shares an identifier or a strong key. Where some things are kept apart, the order of joining matters, and is that of the
/// keys.
fn strong(gathered: &mut Gathered, sets: &mut Sets) {
    for (one, other) in &gathered.joined {
        sets.join(*one, *other);
    }
    gathered.strong.sort_unstable();
    for group in gathered.strong.chunk_by(|(one, _), (other, _)| one == other) {
        let mut heads: Vec<u32> = Vec::with_capacity(1);
        for (_, number) in group {
            if !heads.iter().any(|head| sets.join(*head, *number)) {
                heads.push(*number);
            }
        }
    }
}

/// Classes joined by weak keys: two become one only if they, and all that were joined with them before, have the key.
struct WeakStage {
    /// Weak keys with the classes that have them, sorted.
    held: Vec<(Hash, u32)>,
}

impl WeakStage {
    fn new(gathered: &Gathered, sets: &mut Sets) -> Self {
        let mut held: Vec<(Hash, u32)> =
            gathered.weak.iter().map(|(hash, number)| (*hash, sets.find(*number))).collect();
        let hashes: FxHashSet<Hash> = held.iter().map(|(hash, _)| *hash).collect();
        let strong = gathered.strong.iter().filter(|(hash, _)| hashes.contains(hash));
        held.extend(strong.map(|(hash, number)| (*hash, sets.find(*number))));
        held.sort_unstable();
        held.dedup();
        WeakStage { held }
    }

    fn run(&self, sets: &mut Sets) {
        let mut groups: Vec<&[(Hash, u32)]> =
            self.held.chunk_by(|(one, _), (other, _)| one == other).filter(|group| group.len() > 1).collect();
        // what most agree in goes first; the hash decides among equals, whatever the order of the articles
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0].0));
        let shared: FxHashSet<Hash> = groups.iter().map(|group| group[0].0).collect();
        let mut common: FxHashMap<u32, Vec<Hash>> = FxHashMap::default();
        for (hash, class) in self.held.iter().filter(|(hash, _)| shared.contains(hash)) {
            common.entry(*class).or_default().push(*hash);
        }
        for group in groups {
            join_agreeing(group, sets, &mut common);
        }
    }
}

/// Joins the classes of a group that have its key in common with all that they were joined with.
fn join_agreeing(group: &[(Hash, u32)], sets: &mut Sets, common: &mut FxHashMap<u32, Vec<Hash>>) {
    let hash = group[0].0;
    let mut heads: Vec<u32> = Vec::new();
    for (_, class) in group {
        let class = sets.find(*class);
        if !common.get(&class).is_some_and(|keys| keys.contains(&hash)) || heads.contains(&class) {
            continue;
        }
        let Some(place) = heads.iter().position(|head| sets.may_join(*head, class)) else {
            heads.push(class);
            continue;
        };
        let head = heads[place];
        sets.join(head, class);
        let (ours, theirs) = (common.remove(&head).unwrap_or_default(), common.remove(&class).unwrap_or_default());
        heads[place] = sets.find(head);
        common.insert(heads[place], ours.into_iter().filter(|key| theirs.contains(key)).collect());
    }
}

/// Joins what is known by a leaf key alone with the one class that offers it.
fn leaves(gathered: &Gathered, sets: &mut Sets) {
    let wanted: FxHashSet<Hash> = gathered.leaf.iter().map(|(hash, _)| *hash).collect();
    let mut leaf_classes: FxHashSet<u32> = FxHashSet::default();
    for (_, number) in &gathered.leaf {
        leaf_classes.insert(sets.find(*number));
    }
    let mut offers: FxHashMap<Hash, Vec<u32>> = FxHashMap::default();
    for (hash, number) in gathered.strong.iter().chain(&gathered.weak).chain(&gathered.offer) {
        if wanted.contains(hash) {
            let class = sets.find(*number);
            let classes = offers.entry(*hash).or_default();
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
    }
    let mut found: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (hash, number) in &gathered.leaf {
        let class = sets.find(*number);
        let others = offers.get(hash).into_iter().flatten().filter(|other| **other != class);
        found.entry(class).or_default().extend(others);
    }
    // a class that leaves are found by may not itself be joined as a leaf: evidence would be passed on
    let mut found: Vec<(u32, u32)> = found
        .into_iter()
        .filter_map(|(class, mut others)| {
            others.sort_unstable();
            others.dedup();
            let [only] = others[..] else { return None };
            (!leaf_classes.contains(&only)).then_some((class, only))
        })
        .collect();
    found.sort_unstable();
    for (class, other) in found {
        sets.join(class, other);
    }
}
