import { oneOf, own, type Phrase, phrase } from './phrase.ts'

/** Where one tunes, how long one waits and what one has to spend, where no number says it. */
export const termPhrases: readonly Phrase[] = [
  phrase(
    'tunedThereBefore',
    true,
    /\b(?:already |have |we've |we )(?:[a-z]+ )?(?:fine-?tuned|tuned) (?:[a-z0-9¤. -]+ )?(?:there|with them|at (?:openai|azure|google|bedrock|together|fireworks|mistral)|on (?:openai|azure|vertex|bedrock|together|fireworks))(?: before| already| last| in the past)?\b/,
    { ownNegation: true, unless: /\b(?:never|not|n't)\b/ },
  ),
  phrase(
    'tunedThereBefore',
    true,
    /\bfine-?tun(?:ing|es?) (?:on|with|at|via|through) (?:openai|azure|google|vertex|bedrock|together|fireworks|mistral) (?:worked|works|went|gave|helped|failed|was|got|didn't|did not|cost us)\b|\b(?:openai|azure|google|vertex|bedrock|together|fireworks|mistral)\b[^.!?;]{0,25}\b(?:lora|adapters?|fine-?tunes?|tuned model) (?:already )?there\b/,
    { ownNegation: true },
  ),
  phrase(
    'tunedThereBefore',
    true,
    /\b(?:ran|run|did|done|had|completed|finished)(?: [a-z\d]+){1,4} (?:jobs?|runs?|rounds?|tunes?|finetunes?|one) (?:[a-z]+ )?(?:there|with them)\b|\b(?:ran|run|did|done) one (?:there|with them)\b|\b(?:run|ran|did|done)(?: [a-z\d]+){0,4} (?:fine-?)?tuning (?:jobs?|runs?) (?:on|with|at) (?:openai|azure|google|vertex|bedrock|together|fireworks|mistral)\b|\b(?:openai|azure|google|vertex|bedrock|together|fireworks|mistral) we (?:already )?(?:had|have)(?: [a-z\d]+){1,3} (?:jobs?|runs?) done\b|\b(?:jobs?|runs?|rounds?) (?:already )?(?:done|finished|completed) (?:there|with them)\b/,
    { ownNegation: true, needs: /tun|lora/, unless: /\b(?:never|not|n't|no|zero)\b/ },
  ),
  phrase(
    'tunedThereBefore',
    false,
    /\b(?:never|haven't|have not|not) (?:[a-z]+ )?(?:fine-?tuned|tuned) (?:[a-z0-9¤. -]+ )?(?:there|with them|(?:at|on|with) (?:openai|azure|vertex|google|bedrock|together|fireworks|mistral)|before)\b/,
    own,
  ),
  ...(['openai', 'azure', 'bedrock', 'together', 'fireworks', 'mistral'] as const).map((provider) =>
    phrase(
      'hostedTuningProvider',
      provider,
      oneOf(
        `\\b(?:fine-?tun(?:e|ing|ed)|tune|tuning|tuned) (?:[a-z0-9¤.-]+ ){0,4}(?:on|with|at|via|through|by|in|using|from) (?:aws |amazon |azure )?${provider}\\b`,
        `\\b${provider}(?:'s)? (?:fine-?)?tuning\\b`,
        `\\b${provider}\\b[^.!?;]{0,25}\\b(?:lora|adapters?|fine-?tunes?|tuned model) (?:already )?there\\b`,
      ),
      {
        unless: new RegExp(
          `\\b(?:not|never|n't|instead of|stopped|closed|haven't)\\b|is ${provider}|does ${provider}`,
        ),
      },
    ),
  ),
  phrase(
    'hostedTuningProvider',
    'google',
    /\b(?:fine-?tun(?:e|ing|ed)|tune|tuning|tuned) (?:[a-z0-9¤.-]+ ){0,4}(?:on|with|at|via|through|in|using) (?:google(?: cloud)?|vertex(?: ai)?|gcp)\b/,
    { unless: /\b(?:not|never|n't|instead of|haven't)\b/ },
  ),

  phrase(
    'latencyMs',
    3_600_000,
    oneOf(
      /\bnightly (?:job|run)s?\b/,
      /\b(?:nobody|no one|no user) (?:is )?wait(?:s|ing)\b/,
      /\b(?:overnight|nightly|offline|weekend) batch(?:es)?\b/,
      /\bbatch(?:es)? (?:overnight|at night|nightly|is (?:fine|ok|okay)|jobs? (?:is|are) (?:fine|ok))\b/,
      /\b(?:runs?|running|processed|process|scored|done|everything) (?:[a-z]+ ){0,3}(?:in (?:a )?(?:nightly |overnight )?batch|overnight|as a batch)\b/,
      /\b(?:can|may|could) (?:run|take|wait|be done) (?:[a-z]+ ){0,2}overnight\b/,
      /\b(?:not|isn't) (?:real[- ]time|interactive)[, ]+(?:just )?batch\b/,
      /\bbatch (?:processing|job|jobs|work|workload)\b/,
    ),
    {
      ownNegation: true,
      unless:
        /\b(?:batch size|dynamic batch|continuous batch|no batch|not (?:a )?batch|batching|batch discount|chang|updat|refresh|retrain|crawl)/,
    },
  ),
  phrase('latencyMs', 1000, /\bsub-?second\b|\bwithin (?:the same|one|a) second\b/, {
    ...own,
    unless: /\bttft\b|\bfirst (?:tokens?|words?|letters?|characters?)\b|\bstart/,
  }),
  phrase(
    'budgetUsd',
    0,
    oneOf(
      /\b(?:no|zero) (?:money|budget|funds)\b(?! (?:limit|constraint|issue|cap|problem|worries|yet|set|decided|defined|figure|number|for (?:label|annotat|hir|people|staff)))/,
      /\bbudget (?:is|of) (?:zero|nothing|nil)\b/,
    ),
    { ...own, unless: /no budget (?:limits?|constraints?|issues?)|not sure|no idea|don't know/ },
  ),
]
