//! Somebody who plays a drill: what they do at which second of it.

use crate::story::{Story, words};
use incident_scratchpad::domain::*;
use incident_scratchpad::drill::*;
use incident_scratchpad::language::CheckerService;

/// A drill that is being played.
pub struct Player {
    pub story: Story,
    pub script: Script,
    pub clock: DrillClock,
    began: Timestamp,
}

/// The script that comes with the page.
pub fn script(id: &str) -> Script {
    let all = LIBRARY.map(|text| read_script(text).expect("a drill"));
    all.into_iter().find(|script| script.id == id).expect("a drill of that id")
}

/// The fact that makes an incident a drill.
pub fn began(script: &str, name: &str) -> Detail {
    Detail::DrillBegan { script: script.into(), name: name.into(), speed: 1 }
}

impl Player {
    /// Begins to play.
    pub fn begin(id: &str) -> Player {
        let script = script(id);
        let mut story = Story::new();
        story.does(Command::Retitle(Title::parse(&script.title).expect("a title")));
        story.does(Command::Tell(began(id, &script.name)));
        let began = story.now;
        let mut clock = DrillClock::default();
        clock.start(began, 1);
        Player { story, script, clock, began }
    }

    /// Lets it run until a second of it.
    pub fn at(&mut self, second: i64) -> &mut Player {
        let until = self.began.plus_millis(second * 1000);
        while self.story.now < until {
            self.story.now = until.min(self.story.now.plus_minutes(1));
            assert!(self.clock.observe(self.story.now), "it runs");
        }
        self
    }

    pub fn presses(&mut self, ask: &str) -> &mut Player {
        let ask = self.script.asks.iter().find(|one| one.id == ask).expect("a button").clone();
        self.story.notes(&ask.note);
        self
    }

    pub fn asks(&mut self, text: &str) -> &mut Player {
        self.story.asks(text);
        self
    }

    pub fn supposes(&mut self, text: &str) -> Stamp {
        self.story.supposes(text)
    }

    pub fn changes(&mut self, text: &str) -> &mut Player {
        self.story.does(Command::LogChange(words(text)));
        self
    }

    /// Sends a message to customers of what happens, the impact, and what is done.
    pub fn sends(&mut self, phase: Phase, said: [&str; 3], due: Option<i64>) -> &mut Player {
        let [happening, impact, doing] = said.map(str::to_owned);
        let is_over = phase == Phase::Resolved;
        let reader = if is_over { "" } else { "There is nothing that you have to do." }.to_owned();
        let parts = UpdateParts { happening, impact, doing, reader, ..UpdateParts::default() };
        let text = words(&said.join("\n"));
        let next_due = due.map(|second| self.began.plus_millis(second * 1000));
        let (audience, how) = (Audience::Customers, Sending::default());
        self.story.does(Command::MarkSent { audience, phase, parts, text, next_due, how });
        self
    }

    /// What has come, a line each: whose it is and how it begins.
    pub fn came(&self) -> Vec<String> {
        let all = arrived(&self.script, self.story.state(), &self.clock);
        let line = |one: &Arrived| match &one.content {
            Content::Alert(said) | Content::Message(said) | Content::Log(said) => {
                format!("{}: {}", said.from, said.text)
            }
            Content::Graph(graph) => graph.drawn().words,
        };
        all.iter().map(line).collect()
    }

    pub fn has(&self, words: &str) -> bool {
        self.came().iter().any(|line| line.contains(words))
    }

    /// The debrief as a text, with what the checker finds.
    pub fn debrief(&self) -> String {
        let state = self.story.state();
        let mut checker = CheckerService::default();
        let found = state
            .messages
            .iter()
            .map(|message| wording_found(&checker.handle(&wording_question(state, message))));
        let found = found.collect();
        let made = DrillDebrief::of(&self.script, state, &self.clock, Some(found));
        made.text(&self.script.name)
    }
}
