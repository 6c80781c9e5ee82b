//! Faults, done for real and many times: runs that are killed or interrupted, full disks, files that cannot be read or vanish, pipes that
//! close, folders that cannot be written to, several runs on one graph. Nothing saved is lost, no file is half written, and the run goes
//! on where it ended.
//!
//! `GOVGRAPH_FAULTS=20 cargo test --test faults -- --nocapture` does everything twenty times as often and says how often.
#![cfg(all(feature = "cli", unix))]

mod desk;
mod dice;

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use desk::{Desk, PROGRAM};
use dice::Dice;
use govgraph::{Articles, Extraction};
use tempfile::TempDir;

/// How often the faults are done.
fn times(count: usize) -> usize {
    count * std::env::var("GOVGRAPH_FAULTS").ok().and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Dice that fall otherwise in each run.
fn dice() -> Dice {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(1, |time| time.as_nanos());
    Dice(now as u64 | 1)
}

/// A part of that time.
fn part(dice: &mut Dice, time: Duration) -> Duration {
    Duration::from_micros(dice.below(time.as_micros() as usize) as u64)
}

fn record(number: usize) -> String {
    let place = ["Lanzhou", "Changchun", "Wuhan", "Siping", "Tianshui"][number % 5];
    let text = format!("Li Na, governor of Gansu province, visited {place} with Wang Kai. She urged more wind power. ")
        .repeat(12);
    serde_json::json!({"id": format!("a{number:04}"), "text": text}).to_string()
}

fn records(numbers: std::ops::Range<usize>) -> String {
    numbers.map(|number| record(number) + "\n").collect()
}

/// Articles enough for a run to take a while.
const MANY: usize = 1500;

impl Desk {
    /// One that anybody may enter.
    fn open() -> Self {
        let desk = Desk::empty();
        fs::set_permissions(desk.folder(), Permissions::from_mode(0o755)).unwrap();
        desk
    }

    /// With articles, and a graph of a few of them.
    fn with_news() -> Self {
        let desk = Desk::open();
        fs::write(desk.file("news.jsonl"), records(0..MANY)).unwrap();
        fs::write(desk.file("few.jsonl"), records(0..20)).unwrap();
        desk.well(&["build", "--quiet", "--into", "few.gg", "few.jsonl"]);
        desk
    }

    /// Names of the files that runs left behind.
    fn parts(&self) -> Vec<String> {
        self.names().into_iter().filter(|name| name.ends_with(".part")).collect()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[track_caller]
fn failed(output: &Output, told: &str) {
    assert_eq!(output.status.code(), Some(1), "{}", said(output));
    assert!(said(output).contains(told), "{}", said(output));
}

/// The ids of a graph's articles; none where there is no file.
#[track_caller]
fn ids(file: &Path) -> BTreeSet<String> {
    if !file.exists() {
        return BTreeSet::new();
    }
    Articles::load(file).unwrap().ids().map(str::to_owned).collect()
}

fn send(signal: &str, child: &Child) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

/// Waits until it holds, for a minute at most.
#[track_caller]
fn until(mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_secs(60), "nothing came of it");
        sleep(Duration::from_millis(5));
    }
}

/// What came of a run that has to end by itself, its input still open.
#[track_caller]
fn ended(mut child: Child) -> Output {
    let input = child.stdin.take();
    until(|| child.try_wait().unwrap().is_some());
    drop(input);
    child.wait_with_output().unwrap()
}

/// How long a run over all articles takes, and the graph that it gives.
fn undisturbed(desk: &Desk) -> (Duration, String) {
    let started = Instant::now();
    desk.well(&["build", "--quiet", "--into", "whole.gg", "news.jsonl"]);
    (started.elapsed(), desk.digest("whole.gg"))
}

#[test]
fn killed_runs_lose_nothing_that_was_saved() {
    let desk = Desk::with_news();
    let (duration, whole) = undisturbed(&desk);
    let (mut dice, graph) = (dice(), desk.file("graph.gg"));
    let (mut killed, mut saved) = (0, BTreeSet::new());
    for _ in 0..times(12) {
        let mut child =
            desk.command(&["build", "--into", "graph.gg", "--save-every", "0", "news.jsonl"]).spawn().unwrap();
        sleep(part(&mut dice, duration));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        let now = ids(&graph);
        assert!(now.is_superset(&saved), "{} articles were saved, and {} are there", saved.len(), now.len());
        saved = now;
        if saved.len() == MANY {
            fs::remove_file(&graph).unwrap();
            saved.clear();
        }
    }
    desk.well(&["build", "--quiet", "--into", "graph.gg", "news.jsonl"]);
    assert_eq!(desk.digest("graph.gg"), whole);
    assert_ne!(killed, 0, "no run was killed");
    println!("{killed} runs killed while building");
}

#[test]
fn killed_exports_leave_the_old_file_or_the_new_one() {
    let desk = Desk::with_news();
    undisturbed(&desk);
    let export = ["export", "--graph", "whole.gg", "-o", "graph.jsonl"];
    let started = Instant::now();
    desk.well(&export);
    let (duration, whole) = (started.elapsed(), fs::read(desk.file("graph.jsonl")).unwrap());
    let mut dice = dice();
    for _ in 0..times(12) {
        fs::write(desk.file("graph.jsonl"), "old").unwrap();
        let mut child = desk.command(&export).spawn().unwrap();
        sleep(part(&mut dice, duration));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = fs::read(desk.file("graph.jsonl")).unwrap();
        assert!(now == b"old" || now == whole, "{} bytes", now.len());
    }
    println!("{} exports killed", times(12));
}

#[test]
fn interrupted_runs_save_and_go_on() {
    let desk = Desk::with_news();
    let (duration, whole) = undisturbed(&desk);
    let (mut dice, graph) = (dice(), desk.file("graph.gg"));
    let mut interrupted = 0;
    for round in 0..times(6) {
        let threads = ["1", "2"][round % 2];
        let build = ["build", "--into", "graph.gg", "--threads", threads, "news.jsonl"];
        let child = desk.command(&build).spawn().unwrap();
        // before that the program has not begun
        until(|| desk.file("graph.gg.lock").exists());
        sleep(Duration::from_millis(50) + part(&mut dice, duration));
        send(["-INT", "-TERM"][round / 2 % 2], &child);
        let output = child.wait_with_output().unwrap();
        match output.status.code() {
            Some(130) => {
                interrupted += 1;
                assert!(said(&output).contains("interrupted; what was read is saved"), "{}", said(&output));
                let read = said(&output).split(" articles read").next().unwrap().rsplit(' ').next().unwrap().to_owned();
                assert!(ids(&graph).len() >= read.parse().unwrap(), "{read} read, {} saved", ids(&graph).len());
            }
            // it had ended already, or not yet begun to listen
            other => assert!(other.is_none_or(|code| code == 0), "{}", said(&output)),
        }
        assert_eq!(desk.parts(), Vec::<String>::new());
        desk.well(&["build", "--quiet", "--into", "graph.gg", "news.jsonl"]);
        assert_eq!(desk.digest("graph.gg"), whole);
        fs::remove_file(&graph).unwrap();
        fs::remove_file(desk.file("graph.gg.lock")).unwrap();
    }
    assert_ne!(interrupted, 0, "no run was interrupted");
    println!("{interrupted} runs interrupted");
}

#[test]
fn an_interrupted_extract_writes_whole_lines() {
    let desk = Desk::with_news();
    let mut child =
        desk.command(&["extract", "-", "--format", "jsonl", "-o", "out.jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(records(0..300).as_bytes()).unwrap();
    // what is written stands beside the file
    until(|| desk.parts().first().is_some_and(|part| fs::metadata(desk.file(part)).is_ok_and(|file| file.len() > 0)));
    assert!(!desk.file("out.jsonl").exists());
    // the input is still open: it is not waited for
    send("-INT", &child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    let written = fs::read_to_string(desk.file("out.jsonl")).unwrap();
    let read: Vec<String> = written.lines().map(|line| serde_json::from_str::<Extraction>(line).unwrap().id).collect();
    assert!(!read.is_empty());
    assert_eq!(read, (0..read.len()).map(|number| format!("a{number:04}")).collect::<Vec<_>>());
    drop(stdin);
}

/// One Ctrl-C ends a run that waits for more: what came is written, what comes later is not waited for.
#[test]
fn an_interrupt_ends_a_run_that_waits_for_input() {
    let desk = Desk::with_news();
    for threads in ["1", "2"].repeat(times(2)) {
        let extract = ["extract", "-", "--format", "jsonl", "-o", "out.jsonl", "--threads", threads];
        let mut child = desk.command(&extract).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(records(0..3).as_bytes()).unwrap();
        let lines = |part: &String| fs::read_to_string(desk.file(part)).unwrap_or_default().lines().count();
        until(|| desk.parts().first().is_some_and(|part| lines(part) == 3));
        // the next has begun, and goes no further
        stdin.write_all(b"{\"id\": \"half\",").unwrap();
        send("-INT", &child);
        let output = ended(child);
        assert_eq!(output.status.code(), Some(130), "{}", said(&output));
        assert_eq!(fs::read_to_string(desk.file("out.jsonl")).unwrap().lines().count(), 3);
        fs::remove_file(desk.file("out.jsonl")).unwrap();

        let build = ["build", "--into", "graph.gg", "--save-every", "0", "--threads", threads, "-"];
        let mut child = desk.command(&build).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(records(0..3).as_bytes()).unwrap();
        until(|| ids(&desk.file("graph.gg")).len() == 3);
        send("-TERM", &child);
        let output = ended(child);
        assert_eq!(output.status.code(), Some(130), "{}", said(&output));
        assert_eq!(ids(&desk.file("graph.gg")).len(), 3);
        fs::remove_file(desk.file("graph.gg")).unwrap();

        // nothing came at all
        let child = desk.command(&extract).stdin(Stdio::piped()).spawn().unwrap();
        until(|| !desk.parts().is_empty());
        send("-INT", &child);
        assert_eq!(ended(child).status.code(), Some(130));
        assert_eq!(fs::read_to_string(desk.file("out.jsonl")).unwrap(), "");
        assert_eq!(desk.parts(), Vec::<String>::new());
    }
}

#[test]
fn a_full_disk_is_told_and_costs_nothing() {
    let desk = Desk::with_news();
    undisturbed(&desk);
    let before = fs::read(desk.file("few.gg")).unwrap();
    let size = before.len() as u64 / 512;
    for blocks in [0, 1, size / 2, size] {
        let output = desk.cramped(blocks, &["build", "--quiet", "--into", "few.gg", "news.jsonl"]);
        failed(&output, "govgraph: few.gg: File too large");
        assert_eq!(said(&output).lines().count(), 1, "{}", said(&output));
        assert_eq!(fs::read(desk.file("few.gg")).unwrap(), before);
        fs::write(desk.file("old.jsonl"), "old").unwrap();
        for arguments in [
            &["export", "--graph", "whole.gg", "-o", "old.jsonl"][..],
            &["extract", "news.jsonl", "--format", "jsonl", "-o", "old.jsonl"],
        ] {
            failed(&desk.cramped(blocks, arguments), "govgraph: old.jsonl: File too large");
            assert_eq!(fs::read_to_string(desk.file("old.jsonl")).unwrap(), "old");
        }
        assert_eq!(desk.parts(), Vec::<String>::new());
    }
}

#[test]
fn a_device_without_room_is_told() {
    if !Path::new("/dev/full").exists() {
        return;
    }
    let desk = Desk::with_news();
    failed(&desk.command(&["extract", "few.jsonl", "-o", "/dev/full"]).output().unwrap(), "/dev/full: No space left");
    for arguments in
        [&["extract", "few.jsonl"][..], &["ledger", "--graph", "few.gg"], &["about", "Li Na", "--graph", "few.gg"]]
    {
        let full = File::options().write(true).open("/dev/full").unwrap();
        failed(&desk.command(arguments).stdout(full).output().unwrap(), "No space left");
    }
}

/// A file system of its own, of that size; none where this may not be mounted.
struct Mounted(TempDir);

impl Mounted {
    fn new(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"]).arg(folder.path()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then_some(Mounted(folder))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_file_system_that_fills_up_keeps_the_graph() {
    let Some(disk) = Mounted::new("96k") else { return println!("nothing can be mounted here") };
    let desk = Desk::with_news();
    let graph = disk.0.path().join("graph.gg");
    let into = graph.to_str().unwrap();
    desk.well(&["build", "--quiet", "--into", into, "few.jsonl"]);
    let before = fs::read(&graph).unwrap();
    failed(
        &desk.command(&["build", "--quiet", "--into", into, "news.jsonl"]).output().unwrap(),
        "No space left on device",
    );
    assert_eq!(fs::read(&graph).unwrap(), before);
    // no part is left to fill the disk
    let mut names: Vec<_> = fs::read_dir(disk.0.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["graph.gg", "graph.gg.lock"]);
}

/// A command as somebody who is not root: root may do anything.
fn as_anybody(desk: &Desk, arguments: &[&str]) -> Output {
    let mut command = desk.command(arguments);
    if fs::metadata(desk.folder()).unwrap().uid() == 0 {
        // others may not enter the folder that the program was built in
        let copy = desk.file("govgraph");
        if !copy.exists() {
            fs::copy(PROGRAM, &copy).unwrap();
        }
        command = Command::new(copy);
        command.current_dir(desk.folder()).args(arguments).stdin(Stdio::null()).uid(65534).gid(65534);
    }
    command.output().unwrap()
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let desk = Desk::open();
    fs::create_dir(desk.file("news")).unwrap();
    fs::create_dir(desk.file("news/shut")).unwrap();
    for name in ["a.txt", "b.txt", "shut/c.txt"] {
        fs::write(desk.file("news").join(name), "The governor spoke.").unwrap();
    }
    symlink("nowhere", desk.file("news/d.txt")).unwrap();
    fs::set_permissions(desk.file("news/a.txt"), Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(desk.file("news/shut"), Permissions::from_mode(0o000)).unwrap();
    let output = as_anybody(&desk, &["extract", "news", "--format", "jsonl"]);
    fs::set_permissions(desk.file("news/shut"), Permissions::from_mode(0o755)).unwrap();
    failed(&output, "news/a.txt: Permission denied");
    failed(&output, "news/d.txt: No such file");
    failed(&output, "news/shut: Permission denied");
    failed(&output, "1 document read, 3 failed");
}

#[test]
fn files_that_vanish_are_named_and_the_rest_is_read() {
    for _ in 0..times(3) {
        let desk = Desk::open();
        fs::create_dir(desk.file("news")).unwrap();
        let file = |number: usize| desk.file(&format!("news/{number:03}.txt"));
        (0..400)
            .for_each(|number| fs::write(file(number), "The governor of Gansu province spoke. ".repeat(100)).unwrap());
        let child = desk.command(&["extract", "news", "--format", "jsonl"]).spawn().unwrap();
        // the last ones, while the first are read
        (200..400).rev().for_each(|number| fs::remove_file(file(number)).unwrap());
        let output = child.wait_with_output().unwrap();
        let read = String::from_utf8(output.stdout.clone()).unwrap().lines().count();
        let gone = said(&output).lines().filter(|line| line.contains(": No such file")).count();
        assert!(read >= 200 && !said(&output).contains("panicked"), "{}", said(&output));
        // those that were gone before the folder was listed are not missed
        assert!(read + gone <= 400 && output.status.code() == Some(i32::from(gone > 0)), "{}", said(&output));
    }
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    let desk = Desk::with_news();
    fs::create_dir(desk.file("shelf")).unwrap();
    fs::copy(desk.file("few.gg"), desk.file("shelf/few.gg")).unwrap();
    fs::set_permissions(desk.file("shelf"), Permissions::from_mode(0o555)).unwrap();
    let before = fs::read(desk.file("few.gg")).unwrap();
    for arguments in [
        &["build", "--into", "shelf/few.gg", "news.jsonl"][..],
        &["build", "--into", "shelf/new.gg", "few.jsonl"],
        &["withdraw", "a0001", "--graph", "shelf/few.gg"],
        &["extract", "few.jsonl", "-o", "shelf/out.jsonl"],
        &["export", "--graph", "few.gg", "-o", "shelf/out.jsonl"],
    ] {
        failed(&as_anybody(&desk, arguments), "Permission denied");
    }
    // asking needs no more than reading
    assert!(as_anybody(&desk, &["who", "governor of Gansu", "--graph", "shelf/few.gg"]).status.success());
    assert_eq!(fs::read(desk.file("shelf/few.gg")).unwrap(), before);
    fs::set_permissions(desk.file("shelf"), Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read_dir(desk.file("shelf")).unwrap().count(), 1);
}

#[test]
fn several_runs_on_one_graph_lose_nothing() {
    let desk = Desk::with_news();
    let (_, whole) = undisturbed(&desk);
    let parts: Vec<String> = (0..6).map(|part| format!("part{part}.jsonl")).collect();
    for (number, part) in parts.iter().enumerate() {
        fs::write(desk.file(part), records(number * MANY / 6..(number + 1) * MANY / 6)).unwrap();
    }
    for _ in 0..times(1) {
        fs::copy(desk.file("few.gg"), desk.file("graph.gg")).unwrap();
        let refused: usize = std::thread::scope(|scope| {
            let build = |part: &str| {
                let mut refused = 0;
                loop {
                    let output =
                        desk.command(&["build", "--into", "graph.gg", "--save-every", "0", part]).output().unwrap();
                    if output.status.success() {
                        return refused;
                    }
                    failed(&output, "graph.gg: another run is changing this graph");
                    refused += 1;
                    sleep(Duration::from_millis(20));
                }
            };
            let builds: Vec<_> = parts.iter().map(|part| scope.spawn(move || build(part))).collect();
            while builds.iter().any(|build| !build.is_finished()) {
                desk.well(&["who", "governor of Gansu", "--graph", "graph.gg"]);
            }
            builds.into_iter().map(|build| build.join().unwrap()).sum()
        });
        assert_eq!(desk.digest("graph.gg"), whole);
        println!("6 runs at once, {refused} times refused");
    }
}

#[test]
fn readers_that_leave_are_no_error() {
    let desk = Desk::with_news();
    for arguments in [
        &["ledger", "--graph", "few.gg"][..],
        &["about", "Li Na", "--graph", "few.gg"],
        &["who", "governor of Gansu", "--graph", "few.gg", "--json"],
        &["export", "--graph", "few.gg", "--format", "jsonl"],
        &["explain", "few.jsonl", "--json"],
        &["check"],
    ] {
        let mut child = desk.command(arguments).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""), "{arguments:?}");
    }
}

/// A link to a file stays one: what it leads to is read, locked and replaced.
#[test]
fn links_stay_where_they_lead() {
    let desk = Desk::with_news();
    fs::create_dir(desk.file("shelf")).unwrap();
    fs::write(desk.file("shelf/out.jsonl"), "old").unwrap();
    fs::copy(desk.file("few.gg"), desk.file("shelf/graph.gg")).unwrap();
    symlink("shelf/out.jsonl", desk.file("out.jsonl")).unwrap();
    symlink("shelf/graph.gg", desk.file("link.gg")).unwrap();
    desk.well(&["extract", "few.jsonl", "--format", "jsonl", "-o", "out.jsonl"]);
    desk.well(&["build", "--quiet", "--into", "link.gg", "news.jsonl"]);
    for name in ["out.jsonl", "link.gg"] {
        assert!(desk.file(name).is_symlink(), "{name}");
    }
    assert_eq!(fs::read_to_string(desk.file("shelf/out.jsonl")).unwrap().lines().count(), 20);
    assert_eq!(ids(&desk.file("shelf/graph.gg")).len(), MANY);
    let mut names: Vec<_> = fs::read_dir(desk.file("shelf")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["graph.gg", "graph.gg.lock", "out.jsonl"]);
    // standard output may be named as a file, and is a link
    if Path::new("/dev/stdout").is_symlink() {
        let file = File::create(desk.file("stdout")).unwrap();
        let output = desk.command(&["extract", "few.jsonl", "-o", "/dev/stdout"]).stdout(file).output().unwrap();
        assert!(output.status.success() && Path::new("/dev/stdout").is_symlink(), "{}", said(&output));
        assert!(fs::read_to_string(desk.file("stdout")).unwrap().contains("Li Na\t"));
    }
}

/// An id is a name and no path: nothing is written by it.
#[test]
fn ids_with_separators_are_no_paths() {
    let desk = Desk::open();
    let lines = ["../../up", "/tmp/govgraph-absolute", "a/../b", "C:\\c", "~"]
        .map(|id| serde_json::json!({"id": id, "text": "Li Na visited Lanzhou."}).to_string() + "\n");
    fs::write(desk.file("in.jsonl"), lines.concat()).unwrap();
    desk.well(&["build", "--quiet", "--into", "graph.gg", "in.jsonl"]);
    desk.well(&["extract", "in.jsonl", "--format", "jsonl", "-o", "out.jsonl"]);
    assert_eq!(desk.names(), ["graph.gg", "graph.gg.lock", "in.jsonl", "out.jsonl"]);
    assert!(ids(&desk.file("graph.gg")).contains("../../up") && !Path::new("/tmp/govgraph-absolute").exists());
}
