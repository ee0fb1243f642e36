//! The sheet as plain text, for a wiki or a chat.

use super::{Answers, Question, Section};

/// What is answered, below its headings; what is not is named at the end.
pub fn plain_text(answers: &Answers) -> String {
    let mut out = "Your system\n".to_owned();
    if let Some(day) = answers.looked_at {
        out.push_str(&["Last looked at: ", &day.date(), "\n"].concat());
    }
    for section in Section::ALL {
        let of_it = |question: &Question| question.section() == section && answers.has(*question);
        let all: Vec<Question> = Question::ALL.into_iter().filter(of_it).collect();
        if all.is_empty() {
            continue;
        }
        out.push_str(&["\n", section.name(), "\n", &"-".repeat(section.name().len()), "\n"].concat());
        for question in all {
            out.push_str(&[question.asked(), "\n", answers.get(question).trim_end(), "\n\n"].concat());
        }
        out.pop();
    }
    let open: Vec<&str> = answers.unanswered().map(Question::name).collect();
    if !open.is_empty() {
        out.push_str(&["\nNot written yet: ", &open.join(", "), "\n"].concat());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::Day;
    use super::*;

    #[test]
    fn what_is_answered_stands_below_its_question_and_what_is_not_at_the_end() {
        let mut answers = Answers::default();
        answers.looked_at = Day::parse("2026-05-12");
        answers.set(Question::HowOften, "Daily".to_owned());
        answers.set(Question::DeploySteps, "Merge: Ana\nBuild\n".to_owned());
        answers.set(Question::Runbook, "disk full -> remove logs".to_owned());
        assert_eq!(
            plain_text(&answers),
            "Your system\nLast looked at: 2026-05-12\n\nDeploys\n-------\n\
            How often do you deploy, and what starts it?\nDaily\n\n\
            Which steps does a deploy have, and who can explain each?\nMerge: Ana\nBuild\n\n\
            Runbook\n-------\n\
            What fails most often, and what helps?\ndisk full -> remove logs\n\n\
            Not written yet: Way of a request, Domains and DNS, Hardware, Way in, Health, Exceptions and metrics, \
            Who else to call, Declaring and meeting\n"
        );
    }
}
