//! Every rule of the default pack against its own examples: one test a rule, named `phase::rule`.

use govgraph::Extractor;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let extractor: &'static Extractor = match Extractor::new() {
        Ok(extractor) => Box::leak(Box::new(extractor)),
        Err(error) => {
            let failing = Trial::test("the_default_pack_loads", move || Err(Failed::from(error)));
            libtest_mimic::run(&arguments, vec![failing]).exit();
        }
    };
    let trials = extractor.rules().map(|rule| {
        Trial::test(format!("{}::{}", rule.phase(), rule.name()), move || {
            let wrong: Vec<String> = extractor.check_rule(rule).iter().map(ToString::to_string).collect();
            if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}
