//! Everything that the packs say, compiled.

use std::panic::resume_unwind;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::entity::{ClusterClasses, LinkClasses};
use crate::error::{Error, Result};
use crate::mention::date::Calendar;
use crate::mention::{CompanyClasses, EntryId, Gazetteer, GazetteerBuilder, KnownClasses, Marks};
use crate::pack::{DescribedRow, FileKind, MeasuredRow, PackFile, Schema, Table, parse_table, parse_words};
use crate::pattern::{ClassId, Phase, Vocabulary, closest};
use crate::relation::Steps;
use crate::text::{Splitter, default_splitter};

use super::described::Described;
use super::rulebook::Rules;
use super::soundness::check_rows;

/// The compiled packs.
pub struct Knowledge {
    pub schema: Schema,
    pub vocabulary: Vocabulary,
    pub gazetteer: Gazetteer,
    pub mention_phases: Vec<(Phase, Marks)>,
    pub anaphora_phases: Vec<(Phase, Marks)>,
    pub statement_phases: Vec<(Phase, Steps)>,
    pub splitter: &'static Splitter,
    pub calendar: Calendar,
    pub known: KnownClasses,
    pub clusters: ClusterClasses,
    pub link: LinkClasses,
    /// What the sources of a place are called: parts of host names.
    pub hosts: Vec<(String, EntryId)>,
    pub future: Option<ClassId>,
    pub past: Option<ClassId>,
    /// Class of the words that set a post below another: "vice".
    pub below: Option<ClassId>,
    /// Class of "of".
    pub of: Option<ClassId>,
    /// Class of the posts that have a field after it: "minister of education".
    pub fielded: Option<ClassId>,
    /// Class of the words that end that field.
    pub small: Option<ClassId>,
    /// Class of titles of which one body has several: a country's ambassadors.
    pub envoy: Option<ClassId>,
    /// Class of mentions that count only where nothing else goes by their last word.
    pub again: Option<ClassId>,
    pub adjectives: FxHashMap<String, EntryId>,
    pub described: Described,
}

/// The file whose words split sentences; its sections mean something else than classes.
const ABBREVIATIONS: &str = "abbreviations.txt";

impl Knowledge {
    /// Compiles the files of all packs, in order.
    pub fn new(files: &[PackFile]) -> Result<Self> {
        let mut vocabulary = Vocabulary::new();
        let schema = schema(files)?;
        for kind in schema.kinds.keys() {
            vocabulary.classes.intern(kind);
            vocabulary.classes.intern(&format!("weak-{kind}"));
        }
        vocabulary.classes.intern("name");
        // names need no words, and are as many
        let (words_and_rules, named) = std::thread::scope(|scope| {
            let collect = || tables(files).map(|mut tables| (names(std::mem::take(&mut tables.rows), &schema), tables));
            let thread = std::thread::Builder::new().spawn_scoped(scope, collect).ok();
            let rules = add_words(files, &mut vocabulary).and_then(|()| Rules::parse(files));
            (rules, thread.map_or_else(collect, |thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))))
        });
        let mut rules = words_and_rules?;
        rules.declare(&mut vocabulary);
        let (gazetteer, Tables { adjectives, measured, described, .. }) = named?;
        measured.iter().try_for_each(|(file, row)| rules.measure(file, row))?;
        add_adjectives(&adjectives, &mut vocabulary);
        vocabulary.finish_words();
        let gazetteer = gazetteer?.finish(&mut vocabulary);
        let entry = |(adjective, key): &(&str, &str)| Some((adjective.to_lowercase(), gazetteer.by_key(key)?));
        let adjectives = adjectives.iter().filter_map(entry).collect();
        let known = known_classes(&schema, &mut vocabulary);
        let prepared = rules.prepare(&schema, &mut vocabulary)?;
        vocabulary.finish();
        let phases = prepared.compile(&rules, &vocabulary)?;
        let class = |name: &str| vocabulary.classes.get(name);
        Ok(Knowledge {
            clusters: cluster_classes(&schema, &vocabulary),
            link: LinkClasses::new(&vocabulary.classes),
            hosts: hosts(&gazetteer),
            future: class("future-word"),
            past: class("past-word"),
            below: class("title-below"),
            of: class("of"),
            fielded: class("of-government"),
            small: class("small-word"),
            envoy: class("envoy"),
            again: class("again"),
            adjectives,
            described: Described::new(&described, &schema)?,
            splitter: default_splitter(),
            calendar: Calendar::english()?,
            mention_phases: phases.mentions,
            anaphora_phases: phases.anaphora,
            statement_phases: phases.statements,
            schema,
            gazetteer,
            known,
            vocabulary,
        })
    }
}

impl Knowledge {
    /// All phases in the order in which they run.
    pub fn phases(&self) -> impl Iterator<Item = &Phase> {
        let mentions = self.mention_phases.iter().chain(&self.anaphora_phases).map(|(phase, _)| phase);
        mentions.chain(self.statement_phases.iter().map(|(phase, _)| phase))
    }
}

fn schema(files: &[PackFile]) -> Result<Schema> {
    let mut schema = Schema::default();
    for file in files.iter().filter(|f| f.kind == FileKind::Schema) {
        schema.extend(Schema::parse(file)?);
        schema.check(&file.path)?;
    }
    Ok(schema)
}

fn add_words(files: &[PackFile], vocabulary: &mut Vocabulary) -> Result<()> {
    let words =
        files.iter().filter(|f| f.kind == FileKind::Words && f.path.rsplit(['/', '\\']).next() != Some(ABBREVIATIONS));
    for file in words {
        let list = parse_words(file)?;
        let mut class = ("", None);
        for entry in list.entries {
            let id = match class {
                (name, Some(id)) if name == entry.class => id,
                _ => vocabulary.classes.intern(entry.class),
            };
            class = (entry.class, Some(id));
            vocabulary.add(id, entry.phrase);
        }
        for composed in list.compositions {
            vocabulary.compose(composed.class, composed.part, composed.count);
        }
    }
    Ok(())
}

type Rows<'a> = Vec<(&'a PackFile, Vec<crate::pack::GazetteerRow<'a>>)>;
type Adjectives<'a> = Vec<(&'a str, &'a str)>;

/// What the tab-separated files of all packs hold.
#[derive(Default)]
struct Tables<'a> {
    rows: Rows<'a>,
    adjectives: Adjectives<'a>,
    measured: Vec<(&'a PackFile, MeasuredRow<'a>)>,
    described: Vec<(&'a PackFile, DescribedRow<'a>)>,
}

fn tables(files: &[PackFile]) -> Result<Tables<'_>> {
    let mut tables = Tables::default();
    for file in files.iter().filter(|f| f.kind == FileKind::Gazetteer) {
        match parse_table(file)? {
            Table::Gazetteer(table) => tables.rows.push((file, table)),
            Table::Adjectives(table) => tables.adjectives.extend(table),
            Table::Described(table) => tables.described.extend(table.into_iter().map(|row| (file, row))),
            Table::Measured(table) => tables.measured.extend(table.into_iter().map(|row| (file, row))),
        }
    }
    Ok(tables)
}

/// Collects the names of all rows.
fn names<'a>(rows: Rows<'a>, schema: &Schema) -> Result<GazetteerBuilder<'a>> {
    let mut gazetteer = GazetteerBuilder::default();
    for (file, rows) in &rows {
        for row in rows {
            let Some(kind) = schema.kind_of_key(row.kind) else {
                let hint = closest(row.kind, schema.kinds.keys().map(String::as_str));
                let message = format!("the schema declares no kind {}{hint}", row.kind);
                return Err(Error::pack(file.path.as_ref(), message).with_line(row.line).with_column(1));
            };
            gazetteer.add((&file.path, kind), row)?;
        }
    }
    check_rows(&rows, schema)?;
    Ok(gazetteer)
}

/// Adjectives of places ("Chinese") are words of the class `nationality`.
fn add_adjectives(adjectives: &Adjectives<'_>, vocabulary: &mut Vocabulary) {
    let nationality = vocabulary.classes.intern("nationality");
    for (adjective, _) in adjectives {
        vocabulary.add(nationality, adjective);
    }
}

fn known_classes(schema: &Schema, vocabulary: &mut Vocabulary) -> KnownClasses {
    let mut bases = Vec::new();
    for kind in schema.kinds.keys() {
        let class = vocabulary.classes.intern(kind);
        bases.push((Arc::from(kind.as_str()), vocabulary.symbols.base(&mut vec![class])));
    }
    let class = |name: &str| vocabulary.classes.get(name);
    KnownClasses {
        type_word: class("place-type"),
        river_word: class("river-type"),
        body_word: class("org-head"),
        river_part: class("part-of-river"),
        small_word: class("small-word"),
        surname: class("surname-han"),
        suffix: class("name-suffix"),
        company: company_classes(vocabulary),
        bases,
    }
}

fn company_classes(vocabulary: &Vocabulary) -> CompanyClasses {
    let class = |name: &str| vocabulary.classes.get(name);
    let common = ["english-word", "place", "company-form", "industry", "company-word"].map(class);
    CompanyClasses { company: class("company"), common }
}

fn cluster_classes(schema: &Schema, vocabulary: &Vocabulary) -> ClusterClasses {
    let class = |name: &str| vocabulary.classes.get(name);
    let dropped = schema.kinds.keys().filter_map(|k| Some((k.as_str().into(), class(&format!("dropped-{k}"))?)));
    ClusterClasses {
        dropped: dropped.collect(),
        level: class("level"),
        surname: class("surname-han"),
        suffix: class("name-suffix"),
        company: company_classes(vocabulary),
        preposition: class("preposition"),
        southern: class("surname-han-other").zip(class("given-han-other")),
    }
}

/// The fact `hosts` of every entry: `hosts=hn,hunan,rednet`.
fn hosts(gazetteer: &Gazetteer) -> Vec<(String, EntryId)> {
    let named = gazetteer.entries().filter_map(|(id, entry)| Some((id, entry.fact("hosts")?)));
    named.flat_map(|(id, hosts)| hosts.split(',').map(move |host| (host.to_lowercase(), id))).collect()
}
