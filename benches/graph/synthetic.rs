//! Synthetic articles for benches and tests: what an extractor would have read from the news of a made-up country.
//!
//! The country has 30 provinces of 12 cities each. Every province and city has a government, a Party committee and a few departments;
//! each post is held by one made-up person for some years, then by another, so that names recur in other places by chance, as they do.
//! An article is of one province and one day. It tells of a meeting (body, ordinal, day, place, who presided and attended), names three
//! or four officials with their posts, two or three industries that a city or the province has or plans, a river, and now and then a
//! guest. All is decided by the seed and the article's number: article 17 is the same in every run, on every machine.
//!
//! One person in fifty is written in the other order, one body in five by its level alone ("provincial Party committee").

use std::collections::BTreeMap;
use std::sync::Arc;

use govgraph::{Entity, EntityId, EntityMention, Evidence, Extraction, Modality, Origin, Qualifier, Span, Statement};
use jiff::ToSpan;
use jiff::civil::{Date, date};

const PROVINCES: u64 = 30;
const CITIES: u64 = 12;
const INDUSTRIES: u64 = 120;
const RIVERS: u64 = 60;
/// Days that the articles are spread over, and days after which a post changes hands.
const DAYS: u64 = 5000;
const TERM: u64 = 1400;

const SURNAMES: [&str; 10] = ["Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu"];
const SYLLABLES: [&str; 10] = ["ming", "hua", "wei", "jun", "hai", "lin", "feng", "guo", "qing", "tao"];
const DEPARTMENTS: [&str; 6] = ["finance", "water resources", "education", "commerce", "transport", "housing"];

/// The articles of a seed.
#[derive(Clone, Copy, Debug)]
pub struct Synthetic {
    seed: u64,
}

/// Pseudo-random numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

/// A place of the country: a province, or a city of one.
#[derive(Clone, Copy)]
struct Place {
    province: u64,
    city: Option<u64>,
}

impl Place {
    fn key(self) -> String {
        match self.city {
            None => format!("place:X-{:02}", self.province),
            Some(city) => format!("place:X-{:02}{city:02}", self.province),
        }
    }

    fn name(self) -> String {
        match self.city {
            None => format!("Province{}", self.province),
            Some(city) => format!("City{}x{city}", self.province),
        }
    }

    fn level(self) -> &'static str {
        if self.city.is_some() { "municipal" } else { "provincial" }
    }

    fn attributes(self) -> BTreeMap<String, String> {
        let unit = if self.city.is_some() { "prefecture" } else { "province" };
        let province = Place { city: None, ..self };
        let above = self.city.map_or_else(String::new, |_| format!("province={};", province.key()));
        [("unit", unit.to_owned()), ("within", format!("{above}country=place:X"))]
            .map(|(k, v)| (k.to_owned(), v))
            .into()
    }
}

impl Synthetic {
    /// The articles of this seed.
    pub fn new(seed: u64) -> Self {
        Synthetic { seed }
    }

    fn dice(&self, salt: u64) -> Dice {
        let mut dice = Dice(self.seed ^ salt.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        dice.next();
        dice
    }

    /// Who holds the post of that number at a place on a day.
    fn holder(&self, place: Place, post: u64, day: u64) -> String {
        let office = place.province * 1000 + place.city.map_or(0, |city| city + 1) * 20 + post;
        let shift = self.dice(office).below(TERM);
        let mut dice = self.dice((1 << 40) + (office << 8) + (day + shift) / TERM);
        let surname = SURNAMES[dice.below(10) as usize];
        let syllables: Vec<&str> = (0..2).map(|_| SYLLABLES[dice.below(10) as usize]).collect();
        let given = syllables.concat();
        format!("{surname} {}{}", given[..1].to_uppercase(), &given[1..])
    }

    /// The article of that number.
    pub fn article(&self, number: u64) -> Extraction {
        let mut dice = self.dice(number.wrapping_add(1) << 1);
        let day = dice.below(DAYS);
        let published = date(2010, 1, 1).saturating_add((day as i64).days());
        let province = Place { province: dice.below(PROVINCES), city: None };
        let city = Place { city: Some(dice.below(CITIES)), ..province };
        let mut writer = Writer::new(format!("a{number:07}"), published);
        self.write(&mut writer, &mut dice, province, city, day);
        writer.extraction
    }

    fn write(&self, writer: &mut Writer, dice: &mut Dice, province: Place, city: Place, day: u64) {
        let (there, here) = (writer.place(province), writer.place(city));
        writer.state(here, "located_in", there, &[]);
        let place = if dice.below(2) == 0 { province } else { city };
        let at = if place.city.is_some() { here } else { there };
        let committee = writer.body("Party committee", "committee cpc", place, dice.below(5) == 0);
        let department = DEPARTMENTS[dice.below(6) as usize];
        let bureau =
            writer.body(&format!("department of {department}"), &format!("department {department}"), place, false);
        let title = if place.city.is_some() { "mayor" } else { "governor" };
        let chief = writer.official(&self.holder(place, 0, day), title, at, dice);
        let secretary = writer.official(&self.holder(place, 1, day), "secretary", committee, dice);
        let deputy = 2 + dice.below(6);
        let director = writer.official(&self.holder(place, deputy, day), "director", bureau, dice);
        let meeting = writer.entity("event", &format!("{}th meeting", 1 + day % 40), None, BTreeMap::new());
        let when = writer.date();
        for (subject, predicate, object) in [
            (secretary, "presided_over", meeting),
            (chief, "attended", meeting),
            (director, "attended", meeting),
            (meeting, "organized_by", committee),
            (meeting, "held_on", when),
            (meeting, "held_in", here),
        ] {
            writer.state(subject, predicate, object, &[]);
        }
        for _ in 0..2 {
            let number = dice.below(INDUSTRIES);
            let industry = writer.entity(
                "industry",
                &format!("industry {number}"),
                Some(format!("industry:{number}")),
                BTreeMap::new(),
            );
            let subject = if dice.below(2) == 0 { there } else { here };
            writer.plan(subject, "develops_industry", industry, chief, dice.below(2) == 0);
        }
        let number = dice.below(RIVERS);
        let river = writer.entity("river", &format!("River{number}"), Some(format!("river:{number}")), BTreeMap::new());
        writer.state(there, "conserves", river, &[]);
        if dice.below(5) == 0 {
            let guest = self.holder(Place { province: 99, city: None }, dice.below(1000), day);
            let guest = writer.entity("person", &guest, None, BTreeMap::new());
            writer.state(chief, "met_with", guest, &[("on", when)]);
        }
    }
}

/// Writes an extraction.
struct Writer {
    extraction: Extraction,
    offset: u32,
    rule: Arc<str>,
}

impl Writer {
    fn new(id: String, published: Date) -> Self {
        let extraction = Extraction {
            id,
            published: Some(published.to_string()),
            source: Some("X.gov".into()),
            ..Extraction::default()
        };
        Writer { extraction, offset: 0, rule: "synthetic".into() }
    }

    fn entity(
        &mut self,
        kind: &str,
        name: &str,
        key: Option<String>,
        attributes: BTreeMap<String, String>,
    ) -> EntityId {
        let id = EntityId(self.extraction.entities.len() as u32);
        let (start, end) = (self.offset, self.offset + name.len() as u32);
        self.offset = end + 9;
        let mention = EntityMention { start, end, text: name.into(), rule: self.rule.clone() };
        let entity =
            Entity { id, kind: kind.into(), name: name.into(), key, value: None, mentions: vec![mention], attributes };
        self.extraction.entities.push(entity);
        id
    }

    fn place(&mut self, place: Place) -> EntityId {
        self.entity("place", &place.name(), Some(place.key()), place.attributes())
    }

    fn body(&mut self, name: &str, core: &str, place: Place, by_level: bool) -> EntityId {
        let mut attributes = BTreeMap::from([("core".to_owned(), core.to_owned())]);
        if by_level {
            attributes.insert("level".into(), place.level().into());
            return self.entity("organization", &format!("{} {name}", place.level()), None, attributes);
        }
        let own = place.attributes();
        attributes.insert("place".into(), place.key());
        attributes.insert("within".into(), format!("{}={};{}", own["unit"], place.key(), own["within"]));
        self.entity("organization", &format!("{} {} {name}", place.name(), place.level()), None, attributes)
    }

    fn official(&mut self, name: &str, title: &str, of: EntityId, dice: &mut Dice) -> EntityId {
        let name = match name.split_once(' ').filter(|_| dice.below(50) == 0) {
            Some((surname, given)) => format!("{given} {surname}"),
            None => name.to_owned(),
        };
        let person = self.entity("person", &name, None, BTreeMap::new());
        let post = self.entity("title", title, None, BTreeMap::from([("core".to_owned(), title.to_owned())]));
        self.state(person, "holds_position", post, &[("of", of)]);
        person
    }

    fn date(&mut self) -> EntityId {
        let day = self.extraction.published.clone();
        let id = self.entity("date", "today", None, BTreeMap::new());
        self.extraction.entities[id.0 as usize].value = day;
        id
    }

    fn state(&mut self, subject: EntityId, predicate: &str, object: EntityId, qualifiers: &[(&str, EntityId)]) {
        let sentence = self.extraction.sentences.len() as u32;
        let start = sentence * 120;
        self.extraction.sentences.push(Span { start, end: start + 110 });
        self.extraction.statements.push(Statement {
            subject,
            predicate: predicate.into(),
            object,
            qualifiers: qualifiers.iter().map(|(name, id)| ((*name).into(), Qualifier::Entity(*id))).collect(),
            modality: Modality::Asserted,
            attributed_to: None,
            source: Origin::Text,
            rule: self.rule.clone(),
            confidence: 0.9,
            evidence: Some(Evidence {
                sentence,
                start: start + 4,
                end: start + 90,
                subject: Some(Span { start: start + 4, end: start + 16 }),
                object: Some(Span { start: start + 60, end: start + 90 }),
            }),
        });
    }

    fn plan(&mut self, subject: EntityId, predicate: &str, object: EntityId, speaker: EntityId, planned: bool) {
        self.state(subject, predicate, object, &[]);
        if let (true, Some(statement)) = (planned, self.extraction.statements.last_mut()) {
            statement.modality = Modality::Planned;
            statement.attributed_to = Some(speaker);
        }
    }
}
