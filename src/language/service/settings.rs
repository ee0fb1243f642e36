//! What a person has set: the glossary, rules switched off, findings ignored. It owns the texts in which
//! they are remembered, and what an action changes in them.

use super::findings::title;
use super::messages::{Action, GlossaryView, Kept, OffRule};
use crate::domain::merged_lines;
use crate::language::context::Ignored;
use crate::language::glossary::{Glossary, Repair};
use crate::language::rule::Rule;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// How many ignored findings are kept for an incident; the oldest go first.
const MOST: usize = 200;

/// The settings.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) glossary: Glossary,
    pub(super) off: Vec<Rule>,
    pub(super) ignored: Vec<Ignored>,
}

/// The glossary and the rules that are off, as they are remembered; what cannot be read in them is left out.
#[derive(Serialize, Deserialize)]
struct Remembered<G, O> {
    off: Option<O>,
    glossary: Option<G>,
}

impl Settings {
    /// Reads what was remembered; what cannot be read is as good as nothing.
    #[inline(never)]
    pub(super) fn read(settings: &str, ignored: &str) -> Settings {
        let mut read = Settings::default();
        if let Ok(Remembered::<&RawValue, &RawValue> { off, glossary }) = serde_json::from_str(settings) {
            if let Some(glossary) = glossary {
                read.glossary = Glossary::from_json(glossary.get()).unwrap_or_default().0;
            }
            let names = off.map(|names| list(names.get())).unwrap_or_default();
            let name = |name: &RawValue| serde_json::from_str::<String>(name.get()).ok();
            read.off = names.into_iter().filter_map(|rule| Rule::from_name(&name(rule)?)).collect();
        }
        read.ignored = list(ignored).into_iter().filter_map(one_ignored).collect();
        read
    }

    /// Makes a change, and says what came of it.
    #[inline(never)]
    pub(super) fn take(&mut self, change: &Action) -> String {
        match change {
            Action::Ignore { rule, words } => {
                let Some(rule) = Rule::from_name(rule) else { return String::new() };
                if self.ignored.len() == MOST {
                    self.ignored.remove(0);
                }
                self.ignored.push(Ignored { rule, words: words.clone() });
                String::new()
            }
            Action::Off { rule } => {
                let Some(rule) = Rule::from_name(rule) else { return String::new() };
                if !self.off.contains(&rule) {
                    self.off.push(rule);
                }
                ["“", &title(rule), "” is off. Glossary and rules has it."].concat()
            }
            Action::On { rule } => {
                self.off.retain(|other| other.name() != rule);
                String::new()
            }
            Action::Glossary { words, public_names, customers, before } => {
                let now = self.glossary.to_lines();
                let list = |place: usize, typed: &str| merged_lines(&before[place], typed, &now[place]);
                let (glossary, repairs) =
                    Glossary::from_lines(&list(0, words), &list(1, public_names), &list(2, customers));
                self.glossary = glossary;
                said("Glossary kept.", &repairs)
            }
            Action::Import { file } => self.import(file),
            // It changes the draft, and nothing here.
            Action::Rewrite { .. } => String::new(),
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

    /// What to remember. Only after a change: settings that could not be read are left as they are.
    pub(super) fn kept(&self) -> Kept {
        let off: Vec<&str> = self.off.iter().map(|rule| rule.name()).collect();
        let settings = Remembered { off: Some(off), glossary: Some(&self.glossary) };
        let ignored = self.ignored.iter().map(|ignored| (ignored.rule.name(), ignored.words.as_str()));
        // Writing fails for names of fields that are no text, and there are none.
        let settings = serde_json::to_string(&settings).unwrap_or_default();
        let ignored = serde_json::to_string(&ignored.collect::<Vec<_>>()).unwrap_or_default();
        Kept { settings, ignored }
    }

    /// What a person sees of them.
    pub(super) fn shown(&self) -> GlossaryView {
        let off = |rule: &Rule| OffRule { rule: rule.name().to_owned(), title: title(*rule) };
        GlossaryView {
            off: self.off.iter().map(off).collect(),
            lines: self.glossary.to_lines(),
            file: self.glossary.to_json(),
        }
    }
}

/// The elements of a list, unread; none where it is no list.
fn list(text: &str) -> Vec<&RawValue> {
    serde_json::from_str(text).unwrap_or_default()
}

fn one_ignored(pair: &RawValue) -> Option<Ignored> {
    let (rule, words): (String, String) = serde_json::from_str(pair.get()).ok()?;
    Some(Ignored { rule: Rule::from_name(&rule)?, words })
}

fn said(done: &str, repairs: &[Repair]) -> String {
    if repairs.is_empty() {
        return done.to_owned();
    }
    [done, " Entries left out: ", &repairs.len().to_string(), "."].concat()
}
