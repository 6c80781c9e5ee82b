//! Whether the rows of the gazetteers go together: keys that are unique in their file, parents that exist and hold one after
//! the other, no unit in itself, facts that name what is there.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::{Error, Result};
use crate::pack::{GazetteerRow, PackFile, Schema, WrittenParent, facts, parents};
use crate::pattern::closest;

/// The rows of each file.
pub type Rows<'a> = [(&'a PackFile, Vec<GazetteerRow<'a>>)];

/// A row and its file.
type Place<'a> = (&'a PackFile, &'a GazetteerRow<'a>);

/// Finds the first row that is at fault.
pub fn check_rows(rows: &Rows<'_>, schema: &Schema) -> Result<()> {
    let mut known: FxHashMap<&str, Place<'_>> = FxHashMap::default();
    for (file, rows) in rows {
        for row in rows {
            if let Some((_, first)) = known.insert(row.key, (file, row)).filter(|(other, _)| other.path == file.path) {
                let message =
                    format!("{} stands in line {} already; a row has all that is known of a key", row.key, first.line);
                return Err(fail((file, row), message));
            }
        }
    }
    let all = || rows.iter().flat_map(|(file, rows)| rows.iter().map(move |row| (*file, row)));
    all().try_for_each(|place| check_parents(place, &known))?;
    all().try_for_each(|place| check_facts(place, &known, schema))?;
    let mut sound = FxHashSet::default();
    all().try_for_each(|place| check_cycle(place, &known, &mut sound))
}

fn fail((file, row): Place<'_>, message: String) -> Error {
    Error::pack(file.path.as_ref(), message).with_line(row.line)
}

fn check_parents(place: Place<'_>, known: &FxHashMap<&str, Place<'_>>) -> Result<()> {
    let key = place.1.key;
    let mut before: Option<WrittenParent<'_>> = None;
    for (written, parent) in parents(place.1.parent) {
        let parent = parent.filter(|parent| is_date(parent.from) && is_date(parent.until)).ok_or_else(|| {
            let message =
                format!("{key}: a parent with dates is written KEY@2011-08..2019-01 (either may be left out), not");
            fail(place, format!("{message} {written}"))
        })?;
        if !known.contains_key(parent.key) {
            let hint = closest(parent.key, known.keys().copied());
            return Err(fail(place, format!("{key}: there is no parent {}{hint}", parent.key)));
        }
        if !parent.from.is_empty() && !parent.until.is_empty() && parent.from >= parent.until {
            let message = format!("{key}: {} is not before {} in {written}", parent.from, parent.until);
            return Err(fail(place, message));
        }
        if let Some(before) = &before
            && (before.until.is_empty() || before.until != parent.from)
        {
            let (first, second) = (before.key, parent.key);
            let message =
                format!("{key}: of several parents each holds from the month when the one before ends; write");
            return Err(fail(place, format!("{message} {first}@..MONTH;{second}@MONTH..")));
        }
        before = Some(parent);
    }
    Ok(())
}

/// Nothing, or a year, a month, a day.
fn is_date(text: &str) -> bool {
    let number = |part: &str, width: usize, most: u32| {
        part.len() == width && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    };
    let widths = [(4, 9999), (2, 12), (2, 31)];
    let mut parts = text.split('-');
    // the widths first: they end without taking a part
    let fits = widths.into_iter().zip(parts.by_ref()).all(|((width, most), part)| number(part, width, most));
    text.is_empty() || (fits && parts.next().is_none())
}

/// A fact whose value starts as keys do must be one: `capital=place:CN-220100`.
fn check_facts(place: Place<'_>, known: &FxHashMap<&str, Place<'_>>, schema: &Schema) -> Result<()> {
    for (name, value) in facts(place.1.facts) {
        for value in value.split(',') {
            let is_key = value.split_once(':').is_some_and(|(kind, _)| schema.kind_of_key(kind).is_some());
            if is_key && !known.contains_key(value) {
                let hint = closest(value, known.keys().copied());
                return Err(fail(place, format!("{}: {name}: there is no {value}{hint}", place.1.key)));
            }
        }
    }
    Ok(())
}

/// Follows the last parent of each up to the top.
fn check_cycle<'a>(place: Place<'a>, known: &FxHashMap<&str, Place<'a>>, sound: &mut FxHashSet<&'a str>) -> Result<()> {
    let mut way: Vec<&str> = Vec::new();
    let mut at = Some(place.1);
    while let Some(row) = at.filter(|row| !sound.contains(row.key)) {
        if way.contains(&row.key) {
            way.push(row.key);
            return Err(fail(place, format!("nothing lies in itself, as here: {}", way.join(" in "))));
        }
        way.push(row.key);
        let parent = parents(row.parent).filter_map(|(_, parent)| parent).last();
        at = parent.and_then(|parent| known.get(parent.key)).map(|(_, row)| *row);
    }
    sound.extend(way);
    Ok(())
}
