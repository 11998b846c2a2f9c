import { oneOf, own, type Phrase, phrase } from './phrase.ts'

/** The machines there are, and how requests look. */
export const machinePhrases: readonly Phrase[] = [
  phrase(
    'kubernetes',
    false,
    oneOf(
      /\b(?:no|without|not (?:on|using|running)|don't (?:use|run|have)|do not (?:use|run|have)|haven't (?:got )?|never (?:used|touched)) (?:any )?(?:kubernetes|k8s|kube)\b/,
      /\b(?:kubernetes|k8s) (?:is not|isn't) (?:available|an option|used)\b/,
    ),
    own,
  ),
  phrase(
    'kubernetes',
    true,
    oneOf(
      /\b(?:run|runs|running|use|uses|using|on|have|our|already|own|operate|with|under|everything (?:is )?on|cluster is) (?:[a-z]+ ){0,3}(?:kubernetes|k8s|eks|gke|aks|openshift)\b/,
      /\b(?:kubernetes|k8s|eks|gke|aks|openshift) (?:cluster|shop|already|in production|everywhere|in place|ready|available)\b/,
      /\b(?:kubernetes|k8s) (?:lauft|funciona|roda|gira|tourne|vorhanden|existe|ya|deja|gia)\b/,
      /\b(?:kubernetes|k8s|eks|gke|aks|openshift) (?:with|on) (?:[a-z0-9]+ ){0,2}(?:nodes?|gpus?|aws|azure|gcp|bare metal|machines|servers)\b/,
    ),
    {
      negated: false,
      unless: /\b(?:should we|do we need|no experience|learn|thinking about|considering)\b/,
    },
  ),
  phrase(
    'ownedGpus',
    0,
    /\b(?:no|without(?: any)?|zero|not a single|not own(?: any)?|don't (?:own|have)(?: any| our own| a single)?|do not (?:own|have)(?: any)?|haven't (?:got )?(?:any)?|nao temos|no tenemos|(?:nous )?n'avons pas de|pas de|keine(?: eigenen)?|non abbiamo|nessuna|sem|sin) ?(?:own |spare |in-house |dedicated )?(?:gpus?|graphics cards?|gpu hardware)\b(?! (?:needed|required|budget|experience|shortage|limits?|necessary|time|quota|support|in the))/,
    own,
  ),
  phrase(
    'mixedTrainingAndServing',
    true,
    oneOf(
      /\b(?:train(?:ing)?|fine-?tun(?:e|ing)) (?:and|&|\+) (?:serv(?:e|ing)|inference|production) (?:[a-z]+ ){0,4}(?:same|shared?|together)\b/,
      /\btrain(?:s|ing)? (?:[a-z]+ ){0,2}on the same (?:gpus?|cards|cluster|machines|nodes|hardware)[^.!?;]{0,40}\bserv(?:e|es|ing)\b/,
      /\bserv(?:e|ing) (?:[a-z]+ ){0,2}on the same (?:gpus?|cards|cluster|machines|nodes|hardware)[^.!?;]{0,40}\btrain(?:s|ing)?\b/,
      /\b(?:serv(?:e|ing)|inference) (?:and|&|\+) (?:train(?:ing)?|fine-?tun(?:e|ing)) (?:[a-z]+ ){0,4}(?:same|shared?|together)\b/,
      /\b(?:training|train)\b[^.!?;]{0,40}\b(?:inference|serving|serve)\b[^.!?;]{0,30}\bsame (?:gpus?|cards|cluster|machines|nodes|hardware)\b/,
      /\bsame (?:gpus?|cluster|machines|cards|nodes) (?:for|do|run|handle) (?:both )?(?:training|serving) and (?:serving|training|inference)\b/,
      /\btrain (?:[a-z]+ )?(?:at night|overnight|nights) (?:[a-z ]{0,20})same (?:gpus?|cards|machines)\b/,
    ),
    { negated: false },
  ),
  phrase(
    'mixedTrainingAndServing',
    false,
    /\b(?:separate|different|dedicated) (?:gpus?|clusters?|machines|cards|nodes) for (?:training|serving|inference) and (?:serving|training|inference)\b/,
  ),
  phrase(
    'tasksShareInput',
    true,
    /\b(?:on|over|from|read|reads|reading|see|share|shares|sharing|of|for|take|takes|all use) (?:exactly )?(?:the )?same (?:kind of |type of )?(?:[a-z]+ ){0,2}(?:input|inputs|transcripts?|documents?|text|texts|calls?|tickets?|emails?|messages?|records?|notes?|conversations?|reviews?|articles?)\b/,
    { negated: false, unless: /\b(?:output|answer)[a-z ]{0,20}same|people|users|format/ },
  ),
  phrase(
    'tasksShareInput',
    false,
    /\b(?:each|every) (?:task|one) (?:has|reads|takes|with|gets) (?:its own|different|a different) (?:kind of )?(?:input|documents?|data)\b/,
  ),
  phrase(
    'outputCopiesInput',
    true,
    oneOf(
      /\boutputs? (?:is|are|equals?) (?:just |basically |mostly |simply )*(?:the )?(?:input|original|source|same (?:text|file|document)) (?:with|plus|minus|but)\b/,
      /\boutput (?:is |are )?(?:mostly|largely|mainly|nearly|almost|basically) (?:[a-z]+ )?(?:a )?(?:cop(?:y|ies|ied)|the same|identical|repeats?|the input|quotes)\b/,
      /\b(?:mostly|largely|mainly) (?:copies|repeats|echoes|reproduces) (?:the |its |parts of the )?(?:input|source|original|text|prompt|file)\b/,
      /\b(?:returns?|outputs?|rewrites?) the (?:whole |same |entire )?(?:file|document|text|paragraph) with (?:[a-z]+ ){0,3}(?:changes|edits|corrections|fixes)\b/,
      /\b(?:light|small|minor) edits (?:to|of) the (?:input|text|original|document)\b/,
    ),
    { negated: false },
  ),
]
