// SurveyJS answers a form of 300 questions: reads {form, script, rounds} as JSON from standard input, says as JSON what is
// asked after each answer, and the nanoseconds that each took. The one rule: it does what the kiosk does at each answer,
// sets one and asks what is visible, what comes next and how far we are, and nothing else is timed.
"use strict";
const { Model } = require("survey-core");

function put(survey, [op, id, value, index, inner]) {
  const question = survey.getQuestionByName(id);
  if (op === "set") question.value = value;
  else if (op === "add") question.addPanel();
  else question.panels[index].getQuestionByName(inner).value = value;
}

function visible(survey) {
  const asked = [];
  for (const question of survey.getAllQuestions(true)) asked.push(question.name);
  return asked;
}

function next(survey, asked, id) {
  const place = asked.indexOf(id);
  return place < 0 || place + 1 === asked.length ? null : asked[place + 1];
}

// What stands inside the group that was just answered, repetition by repetition.
function inside(survey, [op, id]) {
  const question = survey.getQuestionByName(id);
  if (op === "set" || !question.isVisible) return [];
  return question.panels.map((panel) => panel.questions.filter((each) => each.isVisible).map((each) => each.name));
}

function choices(survey, id) {
  const question = survey.getQuestionByName(id);
  return (question.visibleChoices || []).map((each) => each.value);
}

const { form, script, rounds } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const seen = [];
const took = [];
for (let round = 0; round <= rounds; round++) {
  const survey = new Model(form);
  for (const step of script) {
    const began = process.hrtime.bigint();
    put(survey, step);
    const asked = visible(survey);
    const after = next(survey, asked, step[1]);
    const progress = survey.getProgress();
    const ended = process.hrtime.bigint();
    // The first round warms up, and is looked at.
    if (round > 0) took.push(Number(ended - began));
    else seen.push([asked, after, inside(survey, step), step[0] === "set" ? choices(survey, step[1]) : [], progress]);
  }
}
process.stdout.write(JSON.stringify({ seen, took }));
