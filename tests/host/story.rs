//! An incident told in commands, for tests that read like one.

use incident_scratchpad::domain::*;

/// An incident and the clock on its wall.
pub struct Story {
    pub incident: Incident,
    clock: StampClock,
    pub now: Timestamp,
}

/// The words of an entry.
pub fn words(text: &str) -> EntryText {
    EntryText::parse(text).expect("a text with words in it")
}

/// An instant of the day on which stories begin, as `02:40`.
pub fn at(clock: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-11-21T{clock}:00.000Z")).expect("a time of day")
}

impl Story {
    /// "Checkout fails", major, declared at 02:40.
    pub fn new() -> Story {
        let now = at("02:40");
        let mut clock = StampClock::new(Replica::from_random(1));
        let stamp = clock.tick(now);
        let title = Title::parse("Checkout fails").expect("a title");
        let declared =
            Incident::declare(title, Severity::Major, Moment { stamp, written: now, happened: None });
        let incident = Incident::replay(IncidentId(stamp), [declared]);
        Story { incident, clock, now }
    }

    /// Moves the clock on the wall.
    pub fn at(&mut self, clock: &str) -> &mut Story {
        self.now = at(clock);
        self
    }

    pub fn state(&self) -> &State {
        self.incident.state()
    }

    /// Does what is asked now; the event's id.
    pub fn does(&mut self, command: Command) -> Stamp {
        self.tries(command, None).expect("a command that is taken")
    }

    /// Writes down late what happened at `clock`.
    pub fn does_late(&mut self, clock: &str, command: Command) -> Stamp {
        self.tries(command, Some(at(clock))).expect("a command that is taken")
    }

    /// Asks for what is not allowed; why it is refused. Nothing changes.
    pub fn refuses(&mut self, command: Command) -> Rejected {
        let before = self.incident.clone();
        let refused = self.tries(command, None).expect_err("a command that is refused");
        assert_eq!(self.incident, before);
        refused
    }

    /// Asks for something that happened at some time.
    pub fn tries(&mut self, command: Command, happened: Option<Timestamp>) -> Result<Stamp, Rejected> {
        let stamp = self.clock.tick(self.now);
        let event = self.incident.decide(command, Moment { stamp, written: self.now, happened })?;
        self.incident.apply(event);
        Ok(stamp)
    }

    /// Takes in a fact from elsewhere, as it is.
    pub fn takes_in(&mut self, fact: Fact) -> Stamp {
        let stamp = self.clock.tick(self.now);
        self.incident.apply(Event { stamp, written: self.now, happened: self.now, fact });
        stamp
    }

    pub fn notes(&mut self, text: &str) -> Stamp {
        self.does(Command::LogNote(words(text)))
    }

    pub fn asks(&mut self, text: &str) -> Stamp {
        self.does(Command::AskQuestion(words(text)))
    }

    pub fn supposes(&mut self, text: &str) -> Stamp {
        self.does(Command::ProposeTheory { question: None, statement: words(text) })
    }

    pub fn sees(&mut self, leaning: Leaning, source: Option<Source>, text: &str) -> Stamp {
        self.does(Command::AddEvidence { theory: None, leaning, text: words(text), source })
    }

    pub fn concludes(&mut self, theory: Stamp, standing: Standing, reason: &str) -> Stamp {
        self.does(stands(theory, standing, reason))
    }

    /// Sends an update to customers in that phase, with the next one promised for `due`.
    pub fn sends(&mut self, phase: Phase, due: Option<&str>) -> Stamp {
        self.does(update(phase, due))
    }

    pub fn undoes(&mut self, target: Stamp) -> Stamp {
        self.does(Command::Retract(target))
    }

    /// The words of the timeline, in its order.
    pub fn timeline(&self) -> Vec<&str> {
        self.state().timeline().map(|e| e.text.as_str()).collect()
    }

    /// What became of the promises, in the order in which they were made.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.state().promises.iter().map(|p| p.outcome.clone()).collect()
    }
}

/// Asks for another standing; an empty reason is none.
pub fn stands(theory: Stamp, standing: Standing, reason: &str) -> Command {
    let reason = (!reason.is_empty()).then(|| words(reason));
    Command::ChangeStanding { theory, standing, reason, by: None }
}

/// An update to customers.
pub fn update(phase: Phase, due: Option<&str>) -> Command {
    let parts = UpdateParts {
        happening: "Card payments fail.".into(),
        impact: "About half of the orders in Europe.".into(),
        ..UpdateParts::default()
    };
    let text = words("Card payments fail. About half of the orders in Europe.");
    Command::MarkSent {
        audience: Audience::Customers,
        phase,
        parts,
        text,
        next_due: due.map(at),
        how: Sending::default(),
    }
}
