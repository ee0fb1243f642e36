//! The questions of the sheet. Each can be left open.

/// A part of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// How something new comes out: most incidents begin there.
    Deploys,
    /// What a request meets on its way, and where all of it stands.
    Stack,
    /// Where one sees how it is.
    Health,
    /// Who can be asked, and where one meets.
    People,
    /// What was done the last time.
    Runbook,
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Section; 5] =
        [Section::Deploys, Section::Stack, Section::Health, Section::People, Section::Runbook];

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Section::Deploys => "Deploys",
            Section::Stack => "The stack",
            Section::Health => "How it is",
            Section::People => "People",
            Section::Runbook => "Runbook",
        }
    }
}

/// A question of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// How and how often is deployed.
    HowOften,
    /// The steps of a deploy, a line each, with who can explain it.
    DeploySteps,
    /// What takes a request, a line each, in order.
    RequestPath,
    /// Where domains and DNS are.
    Domains,
    /// What it runs on.
    Hardware,
    /// How one gets onto it.
    Access,
    /// Where one sees how the servers are.
    Health,
    /// Where one sees exceptions and metrics.
    Errors,
    /// Who else can be called, a line each.
    People,
    /// Who declares an incident, and where people meet.
    Meeting,
    /// What goes wrong most often and what helps, a line each.
    Runbook,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Question; 11] = [
        Question::HowOften,
        Question::DeploySteps,
        Question::RequestPath,
        Question::Domains,
        Question::Hardware,
        Question::Access,
        Question::Health,
        Question::Errors,
        Question::People,
        Question::Meeting,
        Question::Runbook,
    ];

    /// Its name in the file, and where it is kept.
    pub fn field(self) -> &'static str {
        match self {
            Question::HowOften => "how_often",
            Question::DeploySteps => "deploy_steps",
            Question::RequestPath => "request_path",
            Question::Domains => "domains",
            Question::Hardware => "hardware",
            Question::Access => "access",
            Question::Health => "health",
            Question::Errors => "errors",
            Question::People => "people",
            Question::Meeting => "meeting",
            Question::Runbook => "runbook",
        }
    }

    /// The part that it is in.
    pub fn section(self) -> Section {
        match self {
            Question::HowOften | Question::DeploySteps => Section::Deploys,
            Question::RequestPath | Question::Domains | Question::Hardware | Question::Access => {
                Section::Stack
            }
            Question::Health | Question::Errors => Section::Health,
            Question::People | Question::Meeting => Section::People,
            Question::Runbook => Section::Runbook,
        }
    }

    /// What its answer is called where one looks it up.
    pub fn name(self) -> &'static str {
        match self {
            Question::HowOften => "How often we deploy",
            Question::DeploySteps => "Steps of a deploy",
            Question::RequestPath => "Way of a request",
            Question::Domains => "Domains and DNS",
            Question::Hardware => "Hardware",
            Question::Access => "Way in",
            Question::Health => "Health",
            Question::Errors => "Exceptions and metrics",
            Question::People => "Who else to call",
            Question::Meeting => "Declaring and meeting",
            Question::Runbook => "Runbook",
        }
    }

    /// The question as it is asked.
    pub fn asked(self) -> &'static str {
        match self {
            Question::HowOften => "How often do you deploy, and what starts it?",
            Question::DeploySteps => "Which steps does a deploy have, and who can explain each?",
            Question::RequestPath => "Which applications take a request, in order?",
            Question::Domains => "Where are your domains registered, and where is DNS set?",
            Question::Hardware => "What does it run on?",
            Question::Access => "How does one get onto a server, or into the running program?",
            Question::Health => "Where does one see how the servers are?",
            Question::Errors => "Where does one see recent exceptions and metrics?",
            Question::People => "Who else can be called, and how?",
            Question::Meeting => "Who may declare an incident, and where do you meet?",
            Question::Runbook => "What fails most often, and what helps?",
        }
    }

    /// How an answer is written, by an example.
    pub fn example(self) -> &'static str {
        match self {
            Question::HowOften => "Ten times a day; a merge to main starts it. Never on Friday evenings.",
            Question::DeploySteps => "A line a step, then who can explain it. Build the image: Ana",
            Question::RequestPath => {
                "A line each, or in a row. CDN -> nginx -> shop: two of them -> PostgreSQL"
            }
            Question::Domains => "Registrar and DNS, with links. Who has the login?",
            Question::Hardware => "Four machines in Frankfurt, 16 GB each",
            Question::Access => "ssh by the jump host; a console by bin/shop remote",
            Question::Health => "A line each, with its link. CPU, memory, disk: https://…",
            Question::Errors => "A line each, with its link. Exceptions: https://…",
            Question::People => "A line each. Support: Ben, +49 30 1234567",
            Question::Meeting => "Anybody may. We meet in #incident and in the call: https://…",
            Question::Runbook => "A line each, with an arrow. disk full -> remove old logs in /var/log/shop",
        }
    }

    /// How many lines its field shows at first.
    pub fn rows(self) -> u32 {
        match self {
            Question::HowOften
            | Question::Domains
            | Question::Hardware
            | Question::Access
            | Question::Meeting => 2,
            Question::DeploySteps
            | Question::RequestPath
            | Question::Health
            | Question::Errors
            | Question::People => 3,
            Question::Runbook => 4,
        }
    }

    /// Its place among all.
    pub(super) fn place(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_stands_once_with_a_field_of_its_own_and_in_the_order_of_its_sections() {
        for (place, question) in Question::ALL.into_iter().enumerate() {
            assert_eq!(question.place(), place);
            let same = Question::ALL.into_iter().filter(|other| other.field() == question.field());
            assert_eq!(same.count(), 1, "{}", question.field());
        }
        let sections: Vec<Section> = Question::ALL.map(Question::section).to_vec();
        let in_order = |pair: &[Section]| pair[0] as usize <= pair[1] as usize;
        assert!(sections.windows(2).all(in_order));
        assert!(Section::ALL.iter().all(|section| sections.contains(section)));
    }
}
