import { languageNames } from '../phrases/languages.ts'

/**
 * The words that mean much the same, for the frames. One line, one idea; a member may be a phrase
 * or another class. Folded English: lower case, no accents, hyphens as spaces, "don't" as `dont`.
 */
export const wordClasses = {
  // Small words.
  no: 'no, zero, without, lack, lacks, lacking, havent, hasnt, dont have, do not have, doesnt have, have not, has not, never, not, nobody, no one, none, nothing, neither, isnt, arent, wasnt, not any, not a single, not one, absence of, missing, devoid of, short of, hardly any',
  not: 'not, dont, doesnt, didnt, cant, cannot, can not, wont, isnt, arent, wasnt, never, hardly, barely, rarely, fails to, fail to, failing to, refuses to, unable to, struggles to, incapable of, no longer, seldom, couldnt, neglects to, forgets to, hasnt, havent',
  none: 'none, no, zero, not one, not a single, hardly any, barely any, almost no, few, very few, neither, not any, no public, no open',
  must: 'must, need, needs, needed, have to, has to, should, required, require, requires, insist, insists, insisted, demand, demands, mandatory, want, wants, expect, expects, obliged, ought to, supposed to, essential, wants us to, has got to, got to',
  be: "be, is, are, was, were, 's, 're, been, being, gets, get, stays, remains, feels, seems, looks, ends up, comes out, came out, keeps, turns out",
  have: "have, has, had, got, 've, own, owns, hold, holds, collected, gathered, keep, there is, there are, there 's, sitting on, with, possess, accumulated, our, available",
  our: 'our, my, the company, in house, internal, own, your, their, company, the hospital, the bank, the firm',
  some: 'some, a bit of, a little, limited, basic, a few, light, modest, patchy, rudimentary',
  number:
    '#, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, a dozen, couple, a couple of, a few, several, single, a, an, another, half a',
  'upto-two':
    'one, a, an, two, single, a single, a couple of, couple of, lone, another, part time, half a, 1, 2',
  many: 'three, four, five, six, seven, eight, nine, ten, eleven, twelve, several, a dozen, dozens of, a handful of',

  // Whom and what it is about.
  model:
    'model, models, bot, chatbot, it, assistant, llm, llms, gpt, chatgpt, system, ¤, thing, ai, agent, claude, gemini, copilot, tool, they, output, outputs, answers, answer, response, responses, replies, reply, results, prototype, what it writes, what it says',
  'big-model':
    '¤, gpt, chatgpt, claude, opus, sonnet, gemini, big model, large model, frontier model, frontier models, biggest model, biggest models, strongest model, flagship model, flagship models, best model, top model, larger model, teacher, teacher model, big models, expensive model, large models, big one, large one',
  answers:
    'answer, answers, response, responses, reply, replies, output, outputs, text, texts, result, results, summaries, summary, drafts, letters, emails, messages, copy',
  expert:
    'human, humans, person, people, expert, experts, lawyer, lawyers, doctor, doctors, nurse, nurses, clinician, clinicians, specialist, specialists, editor, editors, teacher, teachers, radiologist, radiologists, analyst, analysts, reviewer, reviewers, linguist, linguists, engineer, engineers, colleague, colleagues, underwriter, underwriters, someone, somebody, examiner, examiners, auditor, auditors, attorney, attorneys, physician, physicians, translator, translators, pharmacist, pharmacists, senior staff, a trained eye, domain experts, subject matter experts, smes, veterinarian, vets, professor, professors, judge, judges, native speakers, native speaker, curators, curator',
  program:
    'skript, programm, programa, programme, programma, script, scripts, program, programs, compiler, unit test, unit tests, test suite, tests, simulator, simulation, solver, parser, checker, validator, linter, regex, rules engine, verifier, proof checker, interpreter, code, machine, computer, software, test harness, ci, calculator, database, oracle, type checker, sandbox, pipeline',

  // Kinds of things one has many of.
  things:
    'example, examples, sample, samples, row, rows, pair, pairs, record, records, ticket, tickets, email, emails, mail, mails, letter, letters, transcript, transcripts, note, notes, report, reports, image, images, photo, photos, scan, scans, document, documents, doc, docs, item, items, case, cases, question, questions, answers, answer, conversation, conversations, chat, chats, dialogue, dialogues, dialogs, call, calls, message, messages, contract, contracts, invoice, invoices, claim, claims, review, reviews, comment, comments, post, posts, article, articles, paragraph, paragraphs, clause, clauses, sentence, sentences, listing, listings, product, products, description, descriptions, blurb, blurbs, query, queries, prompt, prompts, snippet, snippets, summary, summaries, translation, translations, demonstration, demonstrations, entry, entries, recording, recordings, log, logs, alert, alerts, incident, incidents, receipt, receipts, form, forms, resume, resumes, cv, cvs, abstract, abstracts, text, texts, page, pages, instances, datapoints, data points, essays, essay, thread, threads, utterance, utterances, files, file, commits, patches, diffs, functions, recipes, decisions, verdicts, judgments, complaints, complaint, applications, orders, statements, transactions, segments, exchanges, pieces, bulletins, submissions, filings, memos, minutes, observations, charts, episodes, trajectories, episode, bugs',
  labelled:
    'labelled, labeled, annotated, tagged, coded, typed, typed in, keyed in, curated, approved, corrected, verified, validated, categorised, categorized, classified, hand labelled, hand labeled, hand written, handwritten by, hand checked, hand picked, human written, expert written, gold standard, marked up, transcribed by, vetted, signed off, double checked, adjudicated, sorted by hand, coded by hand, labelled by hand, annotated by, tagged by, resolved with, paired with, ground truth, golden, exemplary, ideal, post edited, polished, human reviewed, expert reviewed, peer reviewed, with labels, with annotations, model answers, hand sorted, hand tagged, manually sorted, manually coded, manually tagged, manually classified, manually reviewed, reviewed by, edited by, written by, answered by, done by, prepared by, rewritten by, triaged by, translated by, scored by, assigned by',
  labels:
    'label, labels, annotation, annotations, labelled data, labeled data, training data, training examples, training set, ground truth, labelled examples, labeled examples, gold labels, tags, demonstrations',
  eval: 'test, eval, evals, evaluation, golden, held out, holdout, benchmark, validation, graded, regression, acceptance, scored, quiz, exam',
  'eval-set':
    'eval, evals, eval set, evaluation set, test set, test suite, golden set, gold set, benchmark, benchmark set, holdout, holdout set, held out set, validation set, regression set, evaluation suite, eval suite, test bench, evaluation data, evaluation dataset, test data, eval data, eval harness, evaluation harness, evaluation, regression suite',
  testing:
    'test, testing, tests, evaluate, evaluation, evaluating, measure, measuring, measurement, validate, validation, validating, benchmarking, grading, grade, scoring, compare against, judge, regression, check against, eval, evals, check quality',

  // What comes and goes, and how often.
  flows:
    'come, comes, coming, arrive, arrives, arriving, leave, leaves, leaving, land, lands, landing, hit, hits, reach, reaches, flow, flows, pour, pours, sent, filed, pass through, go through, goes through, go out, created, opened, submitted, made, asked, handled, processed, written, answered, issued, placed, received, raised, produced, dispatched, logged',
  handles:
    'handle, handles, process, processes, get, gets, receive, receives, answer, answers, see, sees, close, closes, serve, serves, field, take, takes, send, sends, write, writes, review, reviews, produce, produces, resolve, resolves, handling, processing, getting, receiving, answering, closing, issue, issues, read, reads, ask, asks, submit, submits, file, files, expect, expects',
  'each-day':
    'a day, per day, every day, each day, every single day, daily, a typical day, an average day, a normal day, on weekdays, every working day, each working day, every weekday, a busy day, every 24 hours',
  'each-week': 'a week, per week, every week, each week, weekly, every single week, a typical week',
  'each-month':
    'a month, per month, every month, each month, monthly, every single month, a typical month',
  overnight:
    'overnight, over night, next day, next morning, following day, following morning, by morning, the morning, tomorrow, tomorrow morning, next business day, next working day, in the morning, nightly, at night, during the night',

  // What falls short.
  facts:
    'fact, facts, product, products, part, parts, part numbers, sku, skus, policy, policies, price, prices, price list, product lines, tariffs, opening hours, tariff, tariffs, regulation, regulations, procedure, procedures, process, processes, catalog, catalogue, inventory, customers, people, terminology, jargon, acronyms, acronym, abbreviations, lingo, vocabulary, slang, history, business, domain, data, documents, docs, wiki, manuals, handbook, rules, systems, codebase, api, apis, endpoints, features, releases, menu, stock, field, offering, offerings, portfolio, equipment, specifications, specs, machines, protocols, lore, contracts, conventions, internals, brands, models, services, branches, departments, tools, plans, benefits, org, organisation, organization, clients',
  invented:
    'fact, facts, stuff, things, something, number, numbers, part, parts, reference, references, source, sources, citation, citations, case, cases, name, names, policy, policies, detail, details, quote, quotes, date, dates, price, prices, feature, features, product, products, answer, answers, rule, rules, law, laws, api, apis, function, functions, endpoint, endpoints, method, methods, sku, skus, address, addresses, article, articles, clause, clauses, event, events, figure, figures, dosage, dosages, dose, doses, word, words, information, data, nonsense, claim, claims, discount, discounts, flag, flags, option, options, parameter, parameters, setting, settings, url, urls, link, links, precedent, precedents, character, characters, procedures, stories, history, people, menu, items, values, ids, statistics, studies, papers, ones, fields',
  'makes-up': 'makes, making, make',
  invents:
    'invent, invents, inventing, fabricate, fabricates, fabricating, confabulate, confabulates, confabulating, dreams up, conjures up, bluffs, bluffing, concocts, imagines, lies, bullshits, bsing, cooks up, pulls out of thin air',
  outdated:
    'abolished, repealed, withdrawn, discontinued, years ago, no longer exist, no longer apply, long gone, retired, outdated, stale, out of date, obsolete, years old, months old, last year, superseded, expired, ancient, old news, behind the times, no longer valid, from before, we scrapped, we closed, we dropped, we discontinued, we retired, we withdrew, we stopped selling, we replaced, we no longer, no longer sell, no longer offer',
  'wrong-fact':
    'wrong, false, incorrect, bogus, fake, fictional, fictitious, imaginary, nonexistent, non existent, made up, invented, phantom, untrue, inaccurate, hallucinated, nonsense',
  style:
    'tone, tone of voice, style, voice, brand voice, house style, wording, phrasing, register, format, formats, formatting, layout, personality, persona, writing, writing style, json, xml, yaml, schema, output format, structure, template, templates, style guide, guidelines, tonality, diction, politeness, prose, markup, markdown, output structure, brand, the brand, etiquette, salutation, house rules',
  format:
    'json, xml, yaml, csv, schema, schemas, template, templates, format, formatting, layout, structure, output format, markdown, html, hl7, fhir, edifact, latex, syntax, tags, field names, keys, brackets',
  'bad-style':
    'wrong, off, bad, inconsistent, robotic, generic, bland, stiff, all over the place, broken, malformed, invalid, poor, terrible, awful, clunky, cold, corporate, salesy, cheesy, childish, weird, drifts, drift, wanders, varies, changes every time, slips, a mess, messy, unpredictable, hit and miss, unprofessional, rude, inappropriate, too formal, too casual, too informal, wooden, dull, flat, impersonal, preachy, patronising, patronizing, condescending, horrible, sloppy, erratic, random, mixed up, mangled, wobbly, uneven, lifeless, soulless, jarring, tone deaf, too stiff, too wordy, too friendly, too chatty, too american, garbled, unusable, unstable, differs, different every time, problem, issue, unparseable, awkward, american, sterile, bureaucratic, pompous, lousy, no good, unreliable, hopeless, embarrassing',
  sounds:
    'sound, sounds, sounding, read, reads, feel, feels, come across, comes across, comes over, come over, write, writes, talks, talk, phrased, worded',
  unnatural:
    'robotic, generic, stiff, formal, wooden, cheesy, cold, corporate, salesy, american, off brand, canned, artificial, unnatural, mechanical, bland, clinical, translated, machine made, childish, flat, pompous, sterile, robot, robots, machine, bot, lawyer, lawyers, teenager, chatgpt, textbook, marketing, brochure, manual, press release, ai, salesman, salesperson, wikipedia, bureaucrat, computer, advert, ad, boilerplate, template, call centre script, politician, intern, foreigner, tourist, unprofessional, rude, condescending, weird, awkward, verbose, dull',
  follow:
    'follow, follows, following, stick to, sticks to, sticking to, respect, respects, match, matches, matching, keep to, keeps to, keep, hit, hits, get, gets, nail, nails, adhere to, adheres to, obey, obeys, honour, honor, honours, conform to, conforms to, stay in, stays in, comply with, complies with, fit, fits, produce, produces, return, returns, emit, emits, output, outputs, capture, captures, reproduce, speak in, maintain, use, uses, write in, sound like, fill in, respond in, answer in, spit out',
  breaks:
    'ignore, ignores, ignoring, break, breaks, breaking, violate, violates, forget, forgets, drop, drops, deviates from, deviate from, strays from, departs from, messes up, mess up, botches, mangles, disregards, butchers, screws up, garbles, loses, misses, abandons, drifts from, drifts away from, gets wrong, mixes up',
  label:
    'label, labels, class, classes, category, categories, intent, intents, code, codes, queue, tag, tags, department, bucket, field, fields, entity, entities, topic, severity, priority, sentiment, ones, one, box, team, diagnosis, account, span, spans, item, items, line items, value, values, candidates, document type',
  picks:
    'pick, picks, picking, choose, chooses, assign, assigns, select, selects, put, puts, send, sends, route, routes, file, files, predict, predicts, return, returns, extract, extracts, tag, tags, flag, flags',
  confuses:
    'confuses, confusing, confuse, mixes up, mix up, mixing up, conflates, conflating, muddles, muddling, mistakes, mistaking',
  accuracy:
    'accuracy, precision, recall, f1, f1 score, hit rate, error rate, quality, macro f1, performance',
  low: 'awful, horrible, rubbish, hopeless, pathetic, low, poor, bad, insufficient, stuck, lousy, disappointing, mediocre, weak, unacceptable, not good enough, not enough, inadequate, subpar, underwhelming, plateaued, meh, dismal, abysmal, terrible, too high, below par, sagging, stalls, stalled',
  reasoning:
    'reasoning, logic, logical, math, maths, mathematics, arithmetic, planning, multi step, multistep, multi hop, calculation, calculations, deduction, deductions, inference chains, proofs, proof, causality, chain of thought, combining, puzzles, several steps, multiple steps, long chains, sums, algebra, word problems, step by step, intermediate steps',
  'reason-verb':
    'juggle, balance, keep, hold in mind, keep in mind, hold in its head, reason, plan, chain, think, add up, do the math, do maths, do math, do the maths, count, calculate, compute, derive, prove, infer, deduce, combine, connect the dots, connect, work out, put two and two together, solve, draw conclusions, string together, weigh, follow a chain, join the dots, work through, link steps, figure out, keep track of, hold a plan',
  steps:
    'step, steps, conditions, constraints, hop, hops, rules, facts, clauses, chain, chains, argument, calculation, problem, problems, proof, logic, puzzle',
  fails:
    'messes up, mess up, screws up, fail, fails, failing, struggle, struggles, struggling, stumble, stumbles, trips, trip, break, breaks, breaks down, falls apart, falls over, falls down, wrong, goes wrong, gets lost, loses track, loses the thread, loses the plot, goes astray, derails, collapses, weak, poor, bad, terrible, hopeless, botches, slips up, errs, mistakes, errors, chokes, shaky, goes off the rails, hits a wall, gives up, flounders, falter, falters, useless',

  gets: 'get, gets, getting, got, quotes, states',

  // Speed and money.
  'want-change':
    'want, wants, wanted, need, needs, make, making, get, have, run, must, should, looking, hoping, goal, only, just, something',
  cost: 'cost, costs, bill, bills, price, prices, pricing, spend, spending, invoice, invoices, token costs, api costs, api bill, expense, expenses, fees, token bill, running costs, inference costs, inference cost, unit economics',
  speed:
    'latency, latencies, response time, response times, speed, wait, waiting time, lag, delay, delays, turnaround',
  painful:
    'hurt, hurts, hurting, kill, kills, killing, explode, exploding, exploded, doubled, doubles, tripled, too high, through the roof, out of hand, out of control, unsustainable, eating, eats, high, problem, issue, pain, unhappy, complaining, complains, ballooning, balloons, skyrocketing, skyrocketed, insane, crazy, ridiculous, hefty, steep, excessive, too much, prohibitive, unacceptable, brutal, ruinous, blowing up, climbing, spiralling, spiraling, burning, concern, bottleneck, blocker, terrible, awful, bad, painful, horrible, worry, headache, adds up, unbearable, staggering, killer, too steep, untenable, deal breaker, dealbreaker, eye watering, over budget, a joke, poor, silly, absurd, stupid, obscene, unreasonable, out of proportion, outrageous, mad, monstrous',
  slow: 'slow, sluggish, laggy, slow as molasses, too slow, painfully slow, glacial, unresponsive, snail like, crawling, crawls, dog slow, takes forever, take forever, takes ages, take ages, took ages, takes too long, take too long, slower than',
  expensive:
    'expensive, pricey, costly, unaffordable, a fortune, an arm and a leg, too dear, prohibitive, overpriced, steep, exorbitant, uneconomical, uneconomic',
  cheaper:
    'cheaper, faster, quicker, snappier, less expensive, lower cost, lower latency, more affordable, less money, speedier, more economical, leaner',
  cut: 'cut, cutting, reduce, reducing, lower, lowering, slash, slashing, shrink, shrinking, halve, halving, bring down, trim, drive down, save on, save, saving, optimise, optimize, get down, push down, shave, squeeze, tame, rein in, cut down on, cut down',

  // Results of what was tried.
  prompting:
    'prompt, prompts, prompting, few shot, zero shot, fewshot, prompt engineering, system prompt, instructions, in context, in context examples, best prompt, long prompt, out of the box, off the shelf, prompt tweaking, prompt tuning by hand, clever prompt, prompted, prompt iterations, prompt tricks, vanilla',
  retrieval:
    'rag, retrieval, vector search, semantic search, vector store, vector database, vector db, embedding search, embeddings search, grounding, search index, knowledge base lookup, hybrid search, retrieved passages, document lookup, bm25',
  put: 'paste, pastes, feed, feeds, give, gives, hand, insert, include, show, put, puts, stuffing, pasting, putting, feeding, adding, giving, injecting, stuffed, pasted, put, fed, added, gave, injected, including, included, attaching, attached, dumping, dumped, supplying, providing, inserting, throwing, showing, handing',
  passages:
    'policy, spec, specs, guide, page, price list, handbook, contract, bulletin, bulletins, entry, entries, procedure, article, section, paragraph, source, memo, memos, clauses, docs, documents, doc, document, passages, passage, context, manual, manuals, pages, articles, sources, paragraphs, sections, wiki, faq, faqs, records, snippets, policies, text, chapters, rules, guidelines, notes',
  tuning:
    'fine tune, fine tuned, fine tuning, finetune, finetuned, finetuning, tuned, tuning, lora, qlora, sft, adapter, adapters, fine tunes, trained a model, trained our own model, retrained, custom model, peft',
  far: 'isnt anywhere near, not anywhere near, arent anywhere near, isnt anywhere close, arent anywhere close, not anywhere close, isnt remotely, arent remotely, isnt even remotely, not even remotely, isnt nearly, isnt even close, nowhere, unusable, hopelessly wrong, far off, far short, far below, far from, nowhere near, nowhere close, not even close, not close, miles behind, miles off, miles away, way behind, way off, way short, way below, falls short, fell short, falling short, well short, well below, disappointing, disappointed, disappoints, failed, fails, useless, hopeless, flopped, flop, worse, bombed, no good, poor, poorly, terrible, lousy, underwhelming, underwhelmed, bad, went badly, didnt help, doesnt help, doesnt work, didnt work, didnt cut it, doesnt cut it, isnt enough, wasnt enough, hit a wall, plateaued, plateau, a disaster, behind the prompt, failure, got nowhere, gets nowhere, get nowhere, got us nowhere, gets us nowhere, leads nowhere, led nowhere, not good enough, not enough, unusable, abysmal, no improvement, no gain, rubbish, garbage, weak, awful, dismal, mediocre, miserable, to no avail, not remotely, in vain, a long way off, a long way from, light years away, not there at all, didnt pan out, backfired, degraded, overfit, overfitted, no better, dont help, dont work',
  near: 'point short, points short, close, almost, nearly, not quite, just short, just misses, just missed, narrowly, almost there, nearly there, close to, near the target, comes near, within a point, within striking distance, a whisker, so close, a hair, only just misses, most of the way, just below, slightly below, slightly short, just under, a bit short, a touch below, not far off, marginally below, a few points, a couple of points, two points, within a few points, shy of',
  passes:
    'passes, pass, passed, meets, meet, met, good enough, works great, works well, works fine, works perfectly, works, does the job, does the trick, hits the target, hits the bar, clears the bar, hits our target, hits our bar, nails it, aces it, solves it, spot on, perfect, flawless, excellent, great, fine, satisfied, happy with, exceeds, exceeded, clears, suffices, sufficient, right every time, on target, more than enough, up to scratch, does it well, performs well, does great, does well',
  help: 'answers correctly, answers right, correctly, gets it right, doing fine, doing well, does fine, does well, works nicely, great, a success, fine, good enough, happy with, help, helps, helped, helping, fixed, fixes, solved, solves, improved, improves, improve, better, jumped, jumps, went up, goes up, boost, boosted, boosts, lift, lifted, lifts, night and day, wonders, works, worked, right, cured, cures, resolved, resolves, correct, up a lot, huge difference, big difference, massive difference, useful, made the difference, makes the difference, pays off, paid off, reduced, cut, got rid of, spot on, shot up, rose, climbed, much improved, sorted, eliminates, eliminated, accurate, did the trick, does the trick, halved, far fewer, fewer, promising, good results',
  'no-help':
    'brought us nothing, brought nothing, got us nothing, gave us nothing, bought us nothing, no difference, little difference, no effect, no impact, no improvement, no gain, no better, no help, didnt help, doesnt help, did not help, does not help, didnt work, didnt improve, doesnt improve, didnt change, changed nothing, changed little, made it worse, got worse, made things worse, useless, pointless, no luck, hardly helped, barely helped, barely moved, barely moves, hardly moved, didnt move, doesnt fix, didnt fix, no use, not help, wasnt any better, isnt any better, no dent, no benefit, no change, waste of time, to no avail, in vain, nothing changed, fizzled, didnt make, never helped, wasnt the answer, didnt do much, didnt do anything, doesnt do anything, didnt do a thing, barely changed, hardly changed, barely improved, hardly improved, waste of money, waste of effort, did nothing, does nothing, hasnt helped, hasnt improved, fell flat, without success',
  tried:
    'tried, tested, built, attempted, experimented, experimented with, touched, explored, started, begun, done, used, looked at, looked into, set up, played with, given it a go, evaluated, gotten around to, got around to, gotten to, got to, prototyped, considered, ventured into, dabbled in, dabbled with',

  // How answers are graded.
  checks:
    'pruft, prufen, gepruft, bewerten, bewertet, comprobar, comprueba, verificar, verifica, verificare, verifier, verifie, corregir, controllare, controlla, validar, check, checks, checked, checking, grade, grades, graded, grading, score, scores, scored, scoring, verify, verifies, verified, validate, validates, validated, test, tests, tested, evaluate, evaluates, evaluated, judge, judges, judged, assess, assesses, assessed, rate, rated, auto graded, auto checked, unit tested',
  entered:
    'typed, typed in, entered, wrote, gave, chose, picked, assigned, decided, made, filled in, keyed, keyed in, created, noted, recorded, sent, found',
  'known-of-each':
    'known, recorded, on file, attached, assigned, given, logged, filled in, documented, confirmed, settled, decided, determined, noted, stored with',

  // Citations.
  cite: 'cite, cites, citing, cited, citation, citations, reference, references, referenced, footnote, footnotes, footnoted, source, sources, sourced, traceable, traceability, attribution, attributable, provenance, quote, paragraph number, page number, paragraph numbers, page numbers, evidence, link to, links to, point to, points to, link back, linked to, pointer, auditable, deep link, deep links, trace back, traced back, verifiable source, backing document, proof, paper trail, bibliography',

  // Where data may go.
  leave:
    'leave, leaves, leaving, exit, exits, go outside, get out, be sent outside, be sent out, go out, goes out, escape, escapes, cross, crosses, step outside, travel outside, move outside, left, go beyond, be moved out of, be taken out of, outside',
  place:
    'building, network, premises, site, server room, plant, hospital, factory, lab, data center, data centre, datacenter, facility, campus, bank, house, walls, office, firewall, perimeter, bunker, intranet, clinic, ministry, ship, vessel, base, practice, company, four walls, lan, basement, room, agency',
  stay: 'stay, stays, staying, remain, remains, keep, keeps, kept, live, lives, run, runs, running, hosted, host, sit, sits, stored, processed, reside, resides, deployed, deploy, executed, contained, locked, be, is, are',
  cloud:
    'cloud, the cloud, public cloud, external cloud, external services, external service, outside services, third parties, third party, saas, hosted api, hosted apis, external api, external apis, us servers, outside providers, external providers, outside vendors, the internet, internet, api providers, internet services, openai, anthropic',
  forbidden:
    'off the table, out, out of the question, not allowed, forbidden, banned, prohibited, no go, non starter, nonstarter, impossible, taboo, not an option, off limits, ruled out, excluded, not permitted, isnt allowed, isnt an option, isnt permitted, a big no, verboten, illegal, disallowed, barred, blocked, arent allowed, no way, not possible, unthinkable, vetoed',
  'own-cloud':
    'vpc, virtual private cloud, private cloud, tenant, tenancy, subscription, aws account, azure account, gcp account, gcp project, azure subscription, azure tenant, aws vpc, cloud account, cloud tenant, cloud environment, aws environment, azure environment, google cloud project, aws, azure, gcp, google cloud, cloud project, landing zone, sovereign cloud tenant, cloud',
  hosted:
    'hosted api, hosted apis, hosted model, hosted models, external api, external apis, public api, public apis, openai, anthropic, azure openai, gemini, claude, third party api, third party apis, cloud api, cloud apis, vendor api, commercial api, commercial apis, third parties, external provider, external providers, hosted services, hosted llms, openai api, saas apis, plain api, normal api, regular api, standard api, any cloud, outside apis, third party services, vendor apis, any api, any provider, public llm apis, cloud providers, cloud llms, external llms, external models, external llm',
  fine: 'fine, ok, okay, oked, okayed, allows, greenlit, allowed, acceptable, no problem, approved, permitted, cool, good, cleared, green lit, signed off, blessed, all right, alright, no issue, not a problem, not an issue, accepted, on the table, welcome, unproblematic, happy, comfortable',
  send: 'send, sending, use, using, call, calling, share, sharing, pass, passing, upload, uploading, pipe, ship, hand, expose, go, rely on',

  // What a person wants of us.
  conclusion:
    'answer, result, recommendation, advice, verdict, plan, decision, ranking, cost, costs, estimate, picture, outcome, conclusion, choice, calculation, numbers, bill, things, story, it, that, this, everything',
  differs:
    'change, changes, differ, differs, be different, look, looks, look different, flip, hold, move, shift, shifts, turn out, be affected, come out, stay the same, be the same',
  record:
    'result, results, recommendation, recommendations, estimate, estimates, decision, decisions, answer, answers, advice, card, cards, report, verdict, verdicts, plan, plans, calculation, calculations, conversation, conversations, discussion',
  pricing: 'cost, costs, costing, price, priced, charge, pay, bill, set us back, run us',
  compute:
    'gpu, gpus, vram, memory, gpu hours, train, training, pretrain, pretraining, pre train, pre training, serve, serves, serving, host, hosting, fine tune, fine tuning, finetune, finetuning, lora, qlora, tune, self host, distil, distill, distillation, inference, run a, run an, running',

  // People.
  ml: 'ml, machine learning, ai, data science, nlp, deep learning, llm, ai ml, mlops',
  'ml-role':
    'engineer, engineers, person, people, guy, guys, folks, scientist, scientists, specialist, specialists, expert, experts, dev, devs, developer, developers, hire, colleague, colleagues, grad, intern, practitioner, practitioners, lead, staff',
  'data-scientist':
    'data scientist, data scientists, applied scientist, applied scientists, mle, mles, statistician, statisticians',
  'dev-kind':
    'web, frontend, front end, backend, back end, full stack, fullstack, app, application, mobile, software, php, java, python, rails, ruby, javascript, typescript, react, wordpress, node, dotnet, .net, ios, android, go, c, product, crud, unity, salesforce, cobol, embedded, sap',
  'dev-role':
    'developer, developers, dev, devs, programmer, programmers, coder, coders, engineer, engineers, people, folks, guys, agency, shop, team, house, person, generalist, generalists',
  'plain-dev':
    'developer, developers, dev, devs, programmer, programmers, coder, coders, swe, swes, it generalist, it generalists, sysadmin, sysadmins, it people, it guy',
  research:
    'research team, research lab, research group, research scientists, research scientist, research department, ml researchers, ai researchers, nlp researchers, machine learning researchers, deep learning researchers, research engineers, research org, r and d lab, research unit, research division, research staff',

  // Role of the product.
  whole: 'whole, entire, actual, very, complete',
  product:
    'product, company, business, startup, offering, platform, app, game, shop, store, site, website, magazine, studio, enterprise, proposition, value proposition, business model, service, revenue',
  core: 'core, central, key, main, headline, critical, essential, flagship, marquee, pivotal, primary, most important, hero, crucial, major, signature',
  feature:
    'features, functions, capabilities, feature, functionality, capability, selling point, part of the product, part of our product, part of our app, part of the app, differentiator, module, function, piece of our product, piece of the product, component of our product, workflow',
  'internal-use':
    'internal tool, internal tooling, internal helper, internal assistant, internal use, internal bot, internal chatbot, internal users, in house tool, side project, helper tool, back office, backoffice, nice to have, bonus, gimmick, convenience, add on, addon, side feature, small feature, minor feature, little helper, productivity tool, employee tool, support tool, icing on the cake, little extra, extra, admin tool, ops tool, supporting feature, helper feature, side thing, small convenience, minor convenience, internal thing, quality of life feature, checkbox item, checkbox, tick box, tickbox item, throwaway, staff only, employees only, internal only, experiment on the side',

  // Machines.
  k8s: 'kubernetes, k8s, kube, eks, gke, aks, openshift, rancher, k3s, helm, kubernetes cluster',
  gpus: 'gpu, gpus, ¤, cards, card, cluster, nodes, machines, servers, hardware, boxes, accelerators, fleet, pool, rig, server, box, machine',
  training:
    'entrenamiento, treino, treinamento, entrainement, addestramento, training, train, trains, trained, fine tuning, fine tune, finetuning, retraining, training jobs, training runs, experiments, retrain, tuning',
  serving:
    'inferenz, inferencia, inferenza, produktion, produccion, serving, serve, serves, inference, production traffic, live traffic, production, inference jobs, inferencing, online traffic, prod, the api, live requests, user traffic',
  same: 'denselben, selben, gleichen, mismas, mesmas, memes, stesse, same, shared, share, shares, sharing, together, alternate, alternating, compete, competing, fight over, fighting over, side by side, take turns, mixed, mix, one pool, a single pool, one cluster, a single cluster, co located, colocated, double as, both',
  idle: 'idle, unused, underused, underutilised, underutilized',

  language: languageNames.replaceAll('|', ', '),

  // The task.
  'wants-to':
    'to, should, must, will, can, just, mainly, we, bot, it, model, that, which, and, automatically, llm, helps, help, us, goal is, task is, job is, :, please',
  'any-model':
    'model, models, llm, llms, one, chatbot, chatbots, bot, bots, assistant, assistants, tool, tools, ai, ais, system, product, vendor',
  'language-verb':
    'gets, get, masters, copes with, understand, understands, read, reads, support, supports, speak, speaks, cover, covers, handle, handles, parse, parses, process, processes, know, knows, deal with, cope with, ingest, ingests, work with, work on, trained on, exist for, do, manage, transcribe, transcribes, render, see, translate, translates, work',
  mistakes:
    'mistakes, mistake, errors, error, blunders, slips, nonsense, trouble, difficulties, problems',
  garbage:
    'garbage, gibberish, broken, poor, poorly, terrible, mediocre, shaky, patchy, weak, bad, badly, nonsense, awful, horrible, garbled, garbles, mangled, mangles, butchers, butchered, lousy, useless, rubbish, unusable, hopeless, clumsy, word salad, inferior, falls apart, struggles, struggle, subpar, embarrassing, atrocious, drops off, worse, limited, barely usable, abysmal, dreadful, laughable',
} as const

export type ClassName = keyof typeof wordClasses
