/**
 * What Slack accepts, in characters or elements. From the block reference and `@slack/types` 3.2
 * unless a comment says otherwise. Lengths are of the text as sent, with `&amp;` for `&`.
 */
export const slackLimits = {
  blocksPerMessage: 50,
  blocksPerView: 100,
  /** Undocumented: `msg_blocks_too_long` comes near 13,200 [slackapi/bolt-js#2509, #2867]. */
  messageChars: 11_000,
  /** `chat.postMessage` cuts longer top-level text. */
  fallbackChars: 40_000,
  textChars: 3000,
  sectionFields: 10,
  fieldChars: 2000,
  headerChars: 150,
  contextElements: 10,
  actionsElements: 25,
  contextActionsElements: 5,
  idChars: 255,
  buttonChars: 75,
  buttonValueChars: 2000,
  urlChars: 3000,
  selectOptions: 100,
  choiceOptions: 10,
  overflowOptions: 5,
  optionChars: 75,
  inputChars: 3000,
  inputLabelChars: 2000,
  placeholderChars: 150,
  altChars: 2000,
  viewTitleChars: 24,
  metadataChars: 3000,
  markdownChars: 12_000,
  tableRows: 100,
  tableColumns: 20,
  /** Over all tables of a message. */
  tableChars: 10_000,
  /** A header and a hundred rows. */
  dataTableRows: 101,
  chartTitleChars: 50,
  chartLabelChars: 20,
  chartSeries: 12,
  chartCategories: 20,
  pieSegments: 12,
  chartsPerMessage: 2,
  containerChildren: 10,
  containerTitleChars: 150,
  cardTitleChars: 150,
  cardBodyChars: 200,
  carouselCards: 10,
  confirmTitleChars: 100,
  confirmTextChars: 300,
  confirmButtonChars: 30,
} as const
