//! Everything that the packs say, compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::entity::ClusterClasses;
use crate::error::{Error, Result};
use crate::mention::date::Calendar;
use crate::mention::{EntryId, Gazetteer, GazetteerBuilder, KnownClasses, Marks, prepare_marks};
use crate::pack::{FileKind, PackFile, Schema, Table, parse_table, parse_words};
use crate::pattern::{
    ClassId, Macros, Phase, PhaseAst, PhaseKind, RuleAst, RuleFileAst, Vocabulary, closest, declare_words, parse_rules,
};
use crate::relation::{Steps, prepare_steps};
use crate::text::Splitter;

/// The compiled packs.
pub struct Knowledge {
    pub schema: Schema,
    pub vocabulary: Vocabulary,
    pub gazetteer: Gazetteer,
    pub mention_phases: Vec<(Phase, Marks)>,
    pub anaphora_phases: Vec<(Phase, Marks)>,
    pub statement_phases: Vec<(Phase, Steps)>,
    pub splitter: Splitter,
    pub calendar: Calendar,
    pub known: KnownClasses,
    pub clusters: ClusterClasses,
    pub ranks: Vec<ClassId>,
    pub future: Option<ClassId>,
    pub past: Option<ClassId>,
    pub adjectives: FxHashMap<String, EntryId>,
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
        add_words(files, &mut vocabulary)?;
        let rules = Rules::parse(files)?;
        rules.declare(&mut vocabulary);
        let (gazetteer_rows, adjectives) = tables(files)?;
        add_adjectives(&adjectives, &mut vocabulary);
        vocabulary.finish_words();
        let mut gazetteer = GazetteerBuilder::default();
        for (file, rows) in &gazetteer_rows {
            for row in rows {
                let Some(kind) = schema.kind_of_key(row.kind) else {
                    let hint = closest(row.kind, schema.kinds.keys().map(String::as_str));
                    let message = format!("the schema declares no kind {}{hint}", row.kind);
                    return Err(Error::pack(file.path.as_ref(), message).with_line(row.line).with_column(1));
                };
                gazetteer.add((&file.path, kind), row, &mut vocabulary)?;
            }
        }
        let gazetteer = gazetteer.finish(&mut vocabulary)?;
        let entry = |(adjective, key): &(&str, &str)| Some((adjective.to_lowercase(), gazetteer.by_key(key)?));
        let adjectives = adjectives.iter().filter_map(entry).collect();
        let known = known_classes(&schema, &mut vocabulary);
        let prepared = rules.prepare(&schema, &mut vocabulary)?;
        vocabulary.finish();
        let phases = prepared.compile(&rules, &vocabulary)?;
        let class = |name: &str| vocabulary.classes.get(name);
        let ranks =
            ["continent", "country", "province", "municipality", "prefecture", "state", "city", "district", "county"];
        Ok(Knowledge {
            clusters: cluster_classes(&schema, &vocabulary),
            ranks: ranks.iter().filter_map(|r| class(r)).collect(),
            future: class("future-word"),
            past: class("past-word"),
            adjectives,
            splitter: Splitter::default(),
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
    let words = files.iter().filter(|f| f.kind == FileKind::Words && !f.path.ends_with(ABBREVIATIONS));
    for file in words {
        let list = parse_words(file)?;
        for entry in list.entries {
            vocabulary.add(entry.class, entry.phrase);
        }
        for composed in list.compositions {
            vocabulary.compose(composed.class, composed.part, composed.count);
        }
    }
    Ok(())
}

type Rows<'a> = Vec<(&'a PackFile, Vec<crate::pack::GazetteerRow<'a>>)>;
type Adjectives<'a> = Vec<(&'a str, &'a str)>;

fn tables(files: &[PackFile]) -> Result<(Rows<'_>, Adjectives<'_>)> {
    let (mut rows, mut adjectives) = (Vec::new(), Vec::new());
    for file in files.iter().filter(|f| f.kind == FileKind::Gazetteer) {
        match parse_table(file)? {
            Table::Gazetteer(table) => rows.push((file, table)),
            Table::Adjectives(table) => adjectives.extend(table),
        }
    }
    Ok((rows, adjectives))
}

/// Adjectives of places ("Chinese") are words of the class `nationality`.
fn add_adjectives(adjectives: &Adjectives<'_>, vocabulary: &mut Vocabulary) {
    vocabulary.classes.intern("nationality");
    for (adjective, _) in adjectives {
        vocabulary.add("nationality", adjective);
    }
}

fn known_classes(schema: &Schema, vocabulary: &mut Vocabulary) -> KnownClasses {
    let mut bases = Vec::new();
    for kind in schema.kinds.keys() {
        let class = vocabulary.classes.intern(kind);
        bases.push((Arc::from(kind.as_str()), vocabulary.symbols.base(vec![class])));
    }
    let class = |name: &str| vocabulary.classes.get(name);
    KnownClasses {
        type_word: class("place-type"),
        river_word: class("river-type"),
        small_word: class("small-word"),
        surname: class("surname-han"),
        suffix: class("name-suffix"),
        bases,
    }
}

fn cluster_classes(schema: &Schema, vocabulary: &Vocabulary) -> ClusterClasses {
    let class = |name: &str| vocabulary.classes.get(name);
    let dropped = schema.kinds.keys().filter_map(|k| Some((k.as_str().into(), class(&format!("dropped-{k}"))?)));
    ClusterClasses { dropped: dropped.collect(), level: class("level"), surname: class("surname-han") }
}

/// The rule files of all packs, put together.
pub struct Rules {
    pub phases: Vec<PhaseAst>,
    pub macros: Macros,
    pub rules: Vec<RuleAst>,
}

impl Rules {
    /// Parses all rule files and says what stands twice or nowhere.
    pub fn parse(files: &[PackFile]) -> Result<Self> {
        let mut rules = Rules { phases: Vec::new(), macros: Macros::new(), rules: Vec::new() };
        let mut seen: BTreeMap<Arc<str>, String> = BTreeMap::new();
        for file in files.iter().filter(|f| f.kind == FileKind::Rules) {
            let RuleFileAst { phases, macros, rules: parsed } = parse_rules(file)?;
            let fail = |at: crate::pattern::Position, message: String| {
                Err(Error::pack(file.path.as_ref(), message).with_line(at.line).with_column(at.column))
            };
            for phase in phases {
                if rules.phases.iter().any(|p| p.name == phase.name) {
                    return fail(phase.at, format!("phase {} is declared twice", phase.name));
                }
                let place = match &phase.after {
                    None => rules.phases.len(),
                    Some(name) => match rules.phases.iter().position(|p| p.name == *name) {
                        Some(index) => index + 1,
                        None => {
                            return fail(
                                phase.at,
                                format!("phase {} comes after {name}, which is not declared", phase.name),
                            );
                        }
                    },
                };
                rules.phases.insert(place, phase);
            }
            for (name, pattern, at) in macros {
                if rules.macros.insert(name.clone(), pattern).is_some() {
                    return fail(at, format!("macro ${name} is defined twice"));
                }
            }
            for rule in parsed {
                if let Some(other) = seen.insert(rule.name.clone(), format!("{}:{}", rule.file, rule.at.line)) {
                    return fail(rule.at, format!("rule {} stands twice, here and at {other}", rule.name));
                }
                rules.rules.push(rule);
            }
        }
        rules.check()?;
        Ok(rules)
    }

    fn check(&self) -> Result<()> {
        for rule in &self.rules {
            if !self.phases.iter().any(|p| p.name == rule.phase) {
                let hint = closest(&rule.phase, self.phases.iter().map(|p| p.name.as_str()));
                let message = format!("rule {} stands in phase {}, which is not declared{hint}", rule.name, rule.phase);
                return Err(Error::pack(rule.file.as_ref(), message).with_line(rule.at.line));
            }
        }
        Ok(())
    }

    fn declare(&self, vocabulary: &mut Vocabulary) {
        self.rules.iter().flat_map(|r| &r.patterns).for_each(|p| declare_words(p, vocabulary));
        self.macros.values().for_each(|m| declare_words(m, vocabulary));
    }

    fn of(&self, phase: &PhaseAst) -> Vec<RuleAst> {
        self.rules.iter().filter(|r| r.phase == phase.name).cloned().collect()
    }

    fn prepare(&self, schema: &Schema, vocabulary: &mut Vocabulary) -> Result<Prepared> {
        let mut prepared = Prepared::default();
        for phase in &self.phases {
            let rules = self.of(phase);
            if phase.kind == PhaseKind::Statements {
                prepared.steps.push(prepare_steps(&rules, schema, &self.macros, vocabulary)?);
                prepared.marks.push(Vec::new());
            } else {
                check_marks(&rules, schema)?;
                prepared.marks.push(prepare_marks(&rules, vocabulary));
                prepared.steps.push(Vec::new());
            }
        }
        Ok(prepared)
    }
}

fn check_marks(rules: &[RuleAst], schema: &Schema) -> Result<()> {
    use crate::pattern::Action;
    for rule in rules {
        for action in &rule.actions {
            let (kind, at) = match action {
                Action::Mark { kind, at, .. } if schema.kinds.contains_key(kind) => {
                    let _ = (kind, at);
                    continue;
                }
                Action::Block { .. } => continue,
                Action::Mark { kind, at, .. } => (kind.clone(), *at),
                Action::State { at, .. }
                | Action::Make { at, .. }
                | Action::Reduce { at, .. }
                | Action::Set { at, .. } => {
                    let message = "in a phase of mentions a rule can only mark".to_string();
                    return Err(Error::pack(rule.file.as_ref(), message).with_line(at.line).with_column(at.column));
                }
            };
            let hint = closest(&kind, schema.kinds.keys().map(String::as_str));
            let message = format!("the schema declares no kind {kind}{hint}");
            return Err(Error::pack(rule.file.as_ref(), message).with_line(at.line).with_column(at.column));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Prepared {
    marks: Vec<Marks>,
    steps: Vec<Steps>,
}

#[derive(Default)]
struct Phases {
    mentions: Vec<(Phase, Marks)>,
    anaphora: Vec<(Phase, Marks)>,
    statements: Vec<(Phase, Steps)>,
}

impl Prepared {
    fn compile(self, rules: &Rules, vocabulary: &Vocabulary) -> Result<Phases> {
        let mut phases = Phases::default();
        let prepared = self.marks.into_iter().zip(self.steps);
        for (ast, (marks, steps)) in rules.phases.iter().zip(prepared) {
            let own = rules.of(ast);
            let phase = Phase::new(&ast.name, (ast.kind, ast.policy), &own, &rules.macros, vocabulary)?;
            match ast.kind {
                PhaseKind::Mentions => phases.mentions.push((phase, marks)),
                PhaseKind::Anaphora => phases.anaphora.push((phase, marks)),
                PhaseKind::Statements => phases.statements.push((phase, steps)),
            }
        }
        Ok(phases)
    }
}
