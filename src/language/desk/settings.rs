//! What a person has set: the glossary, rules switched off, findings ignored. It owns the texts in which
//! they are remembered, and what a wish changes in them.

use super::findings::title;
use crate::json::{self, Value, Writer};
use crate::language::context::Ignored;
use crate::language::glossary::{Glossary, Repair};
use crate::language::rule::Rule;

/// How many ignored findings are kept for an incident; the oldest go first.
const MOST: usize = 200;

/// The settings.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) glossary: Glossary,
    pub(super) off: Vec<Rule>,
    pub(super) ignored: Vec<Ignored>,
}

/// What is wished besides a check.
#[derive(Debug)]
pub(super) enum Wish<'a> {
    /// Nothing.
    None,
    /// A change of the settings.
    Settings(Change<'a>),
    /// The sentence that these answers of a guide make.
    Say(&'a [String]),
}

/// A change of the settings.
#[derive(Debug)]
pub(super) enum Change<'a> {
    /// Leave this rule out on these words, in this incident.
    Ignore(Rule, &'a str),
    /// Switch a rule off, everywhere.
    Off(Rule),
    /// Switch it on again.
    On(Rule),
    /// The glossary as it was edited: words, public names, customers.
    Glossary([&'a str; 3]),
    /// A glossary from a file; its entries join those that are there.
    Import(&'a str),
}

impl<'a> Wish<'a> {
    pub(super) fn read(words: &'a [String]) -> Wish<'a> {
        let Some((verb, rest)) = words.split_first() else { return Wish::None };
        let word = |place: usize| rest.get(place).map_or("", String::as_str);
        let rule = Rule::from_name(word(0));
        Wish::Settings(match (verb.as_str(), rule) {
            ("ignore", Some(rule)) => Change::Ignore(rule, word(1)),
            ("off", Some(rule)) => Change::Off(rule),
            ("on", Some(rule)) => Change::On(rule),
            ("glossary", _) => Change::Glossary([word(0), word(1), word(2)]),
            ("import", _) => Change::Import(word(0)),
            ("say", _) => return Wish::Say(rest),
            _ => return Wish::None,
        })
    }
}

impl Settings {
    /// Reads what was remembered; what cannot be read is as good as nothing.
    #[inline(never)]
    pub(super) fn read(settings: &str, ignored: &str) -> Settings {
        let mut read = Settings::default();
        if let Ok(value) = json::parse(settings)
            && let Ok(fields) = value.fields("", "settings")
        {
            if let Ok(Some(glossary)) = fields.optional("glossary") {
                read.glossary = Glossary::read(glossary).unwrap_or_default().0;
            }
            if let Ok(Some(Value::List(names))) = fields.optional("off") {
                read.off = names.iter().filter_map(|name| Rule::from_name(name.text("").ok()?)).collect();
            }
        }
        if let Ok(Value::List(all)) = json::parse(ignored) {
            read.ignored = all.iter().filter_map(one_ignored).collect();
        }
        read
    }

    /// Makes a change, and says what came of it.
    #[inline(never)]
    pub(super) fn take(&mut self, change: Change<'_>) -> String {
        match change {
            Change::Ignore(rule, words) => {
                if self.ignored.len() == MOST {
                    self.ignored.remove(0);
                }
                self.ignored.push(Ignored { rule, words: words.to_owned() });
                String::new()
            }
            Change::Off(rule) => {
                if !self.off.contains(&rule) {
                    self.off.push(rule);
                }
                ["“", &title(rule), "” is off. Glossary and rules has it."].concat()
            }
            Change::On(rule) => {
                self.off.retain(|other| *other != rule);
                String::new()
            }
            Change::Glossary([words, names, customers]) => {
                let (glossary, repairs) = Glossary::from_lines(words, names, customers);
                self.glossary = glossary;
                said("Glossary kept.", &repairs)
            }
            Change::Import(text) => self.import(text),
        }
    }

    fn import(&mut self, text: &str) -> String {
        let (new, mut repairs) = match Glossary::from_json(text) {
            Ok(read) => read,
            Err(error) => {
                return ["This file is no glossary: ", &error.to_string(), ". Nothing was changed."].concat();
            }
        };
        let (mine, theirs) = (self.glossary.to_lines(), new.to_lines());
        let both = |place: usize| [mine[place].as_str(), &theirs[place]].join("\n");
        let (glossary, more) = Glossary::from_lines(&both(0), &both(1), &both(2));
        self.glossary = glossary;
        // That an entry is here already is nothing to be told.
        repairs.extend(more.into_iter().filter(|repair| !matches!(repair, Repair::Repeated(_))));
        said("Glossary read, and joined with what was here.", &repairs)
    }

    /// Writes what to remember. Only after a change: settings that could not be read are left as they are.
    pub(super) fn write(&self, out: &mut Writer) {
        let mut settings = Writer::new();
        settings.map().name("off").list();
        self.off.iter().for_each(|rule| {
            settings.text(rule.name());
        });
        settings.end_list().name("glossary");
        self.glossary.write(&mut settings);
        settings.end_map();
        let mut ignored = Writer::new();
        ignored.list();
        for Ignored { rule, words } in &self.ignored {
            ignored.list().text(rule.name()).text(words).end_list();
        }
        ignored.end_list();
        out.name("settings").text(&settings.finish()).name("ignored").text(&ignored.finish());
    }

    /// Writes what a person sees of them.
    pub(super) fn show(&self, out: &mut Writer) {
        let mut shown = Writer::new();
        shown.map().name("off").list();
        for rule in &self.off {
            shown.map().name("rule").text(rule.name()).name("title").text(&title(*rule)).end_map();
        }
        shown.end_list().name("lines").list();
        for lines in self.glossary.to_lines() {
            shown.text(&lines);
        }
        shown.end_list().name("file").text(&self.glossary.to_json()).end_map();
        out.name("glossary").text(&shown.finish());
    }
}

fn one_ignored(value: &Value<'_>) -> Option<Ignored> {
    let Value::List(pair) = value else { return None };
    let [rule, words] = pair.as_slice() else { return None };
    Some(Ignored { rule: Rule::from_name(rule.text("").ok()?)?, words: words.text("").ok()?.to_owned() })
}

fn said(done: &str, repairs: &[Repair]) -> String {
    if repairs.is_empty() {
        return done.to_owned();
    }
    [done, " Entries left out: ", &repairs.len().to_string(), "."].concat()
}
