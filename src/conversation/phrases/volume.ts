import { daysPerMonth } from '#src/profile/quantity-words.ts'
import { type AmountRule, after, any, before, count, gap, paying, rate } from './amount-rule.ts'

/** How much traffic there is. */
export const volumeRules: readonly AmountRule[] = [
  {
    field: 'requestsPerDay',
    fits: rate,
    pattern: /#/,
    unless: any(
      before('peak|peaks|peaking|peak of|burst|bursts|spikes?|spiking|max|maximum|worst case', 3),
      after(
        '(?:users?|visitors|customers|employees|people|hours|days|weeks|times|gb|tb|tokens?|commits|updates?|changes|releases|meetings|deploys|articles|labels?|labell?ed|annotat[a-z]*|new (?:documents|articles|pages|products|docs|files|listings|customers|users|examples|labels)|each|per (?:user|agent|person|customer|seat)|euros?|pages|products|€)',
        3,
      ),
      before(
        '(?:each|every) (?:user|agent|person|customer|member|player|student|tenant|client|store|site|team|employee|branch|device|clinic|school)|per user|tokens|jeder|jede|chacun|chacune|ciascuno|ognuno|cada (?:uno|um|usuario)|everyone|everybody',
        3,
      ),
      before('label(?:l?ed|s|ling)?|annotat[a-z]*', 2),
      '# (?:[a-z]+ )?/per for (?:the |our )?(?:apis?|openai|anthropic|cloud|gpus?|hosting|infra)(?![a-z])',
      after('(?:revenue|turnover|profit|mrr|arr|sales|salary|rent)', 2),
      before(
        '(?:qa|reviewers?|editors?|experts?|team|we|they|supervisors?) (?:spot-?)?(?:checks?|reviews?|audits?|grades?|samples?)',
        0,
      ),
      '(?<![a-z])(?:users?|visitors|mau|dau|customers|subscribers|members) (?:: |= |~ |are |is ){1,2}#',
      '# (?:[a-z]+ )?/per (?:[a-z]+ )?(?:last (?:year|month|week|quarter|summer|winter)|ago|back then|in the past)',
      before(
        'each (?:[a-z]+ )?(?:resolves?|handles?|asks?|sends?|makes?|does|takes?|files?|writes?|gets?|answers?|processes)',
        1,
      ),
      `${paying}#(?! (?:[a-z]+ )?(?:calls|requests|queries|req)(?![a-z]))`,
      `# (?!(?:on )?(?:avg|average|mean|typical|normal))${gap(3)}(?:peaks?|at peak|bursts?|spikes?|rush hour|in bursts)(?![a-z])`,
    ),
  },
  {
    field: 'requestsPerDay',
    fits: count,
    pattern: any(
      '\\b(?:requests|queries|calls|messages|tickets|emails|questions) (?:per|a|/) ?day ?(?:is |: |= |~ |around |about |of ){0,3}#',
      '\\bdaily (?:[a-z]+ ){0,2}(?:requests|volume|traffic|queries|tickets|calls|load|messages) ?(?:is |: |= |~ |around |about |of ){0,3}#',
    ),
  },
  {
    field: 'requestsPerDay',
    fits: count,
    pattern: any(
      '(?:^|[,(] )(?:rpd|qpd|requests|req|reqs|traffic|volume|queries|calls|load) [:=] (?:about |around |~ )*#(?: [,)]|$)',
      '\\b(?:nightly|daily|overnight|every (?:night|day|morning|evening)) (?:[a-z]+ )?(?:batch|run|job|export|import|feed|processing)(?: [a-z]+)? (?:of|over|with|on|for|:|,|=) (?:about |around |some |~ )*# (?!gpus?|machines|nodes|documents? changed)[a-z]+',
    ),
  },
  {
    field: 'requestsPerDay',
    fits: count,
    pattern: any(
      '(?<![a-z])(?:weekly|monthly|yearly|annual) (?:[a-z]+ )?(?:volume|traffic|load|requests|queries|calls|tickets) ?(?:is |are |: |= |~ |around |about |of |at ){0,3}#',
    ),
    toValue: ({ value }, context) => {
      if (/weekly/.test(context)) return Number((value / 7).toPrecision(6))
      const months = /monthly/.test(context) ? 1 : 12
      return Number((value / (months * daysPerMonth)).toPrecision(6))
    },
  },
  {
    field: 'peakFactor',
    fits: ({ unit, value }) => unit === 'factor' && value >= 1,
    pattern: any(
      before('peak|peaks|busiest|bursts?|spikes?|rush|black friday|peak hour', 5),
      after(
        '(?:peak|peaks|at peak|average|the average|the mean|busiest|in the rush|on black|spikes?)',
        4,
      ),
    ),
  },
]
