import { languages } from './languages.ts'

/**
 * Words by which a text shows that it is about software that reads, writes or answers, by how much
 * they show: a word or two in a row (`_`), singular, folded, in six languages.
 */
export const tellingWords: readonly string[] = [
  'llm gpt chatgpt openai claude gemini copilot anthropic mistral bedrock hugging_face huggingface rag retrieval fine-tune fine-tuning finetune finetuning fine_tune fine_tuning lora qlora dpo grpo rlhf sft pretrain pretraining pre-train pre-training distil distill distilling distillation quantise quantize quantization chatbot chat_bot prompt prompting prompted prompt_engineering few-shot zero-shot few_shot zero_shot token embedding vector_db vector_store gpu gpus cuda vram inference hallucinate hallucination hallucinates language_model base_model foundation_model open_model open-source_model small_model big_model teacher_model ai_assistant voice_bot machine_learning deep_learning transformer tokenizer checkpoint eval_set test_set golden_set training_data training_set train_a_model ml_team ml_engineer ml_people ml_folks data_scientist labelled labeled annotated annotation annotator unlabelled unlabeled whisper asr ocr own_the_weights own_weights req/s rps qps k8s kubernetes',
  'sprachmodell gelabelt trainingsdaten modelo_de_lenguaje etiquetado anotado anotadas rotulado modele_de_langue annotee annotees etiquetees etichettato etichettati entrenar treinar entrainer addestrare trainieren ajustar',
]

export const trade: readonly string[] = [
  // Things that read, write and answer, and what is fed to them.
  'model bot ai ml assistant agent_answers classifier classification classify classifies extraction extract extracts summarise summarize summary summarisation summarization translate translation triage routing moderation transcription transcribe transcript dictate dictated dictation ranking reranking search_engine autocomplete knowledge_base faq dataset corpus label labelling labeling retrain retraining retrained ranker weights accuracy precision recall f1 baseline throughput context_window json xml sql api apis vpc on-prem on-premises on_premises self-host self-hosted self-hosting hosted air-gapped offline data_centre data_center gdpr hipaa pii',
  'pilot prototype poc mvp demo go_live go-live data user document doc pdf pytorch tensorflow kaggle notebook sklearn press_release abbreviation shorthand text_in text_out',
  'modell modelle modelos modeles modelli asistente assistente klassifizieren clasificar classificar classer classificare extraer extrair extraire estrarre resumir resumer riassumere ubersetzen traducir traduzir traduire tradurre etiquetas datensatz',
]

export const workWords: readonly string[] = [
  // What comes in.
  'form letter report note mail email message ticket question query request enquiry inquiry conversation chat dialog dialogue call recording audio image photo picture scan scanned handwritten handwriting video log record file page manual contract paragraph clause article review comment description sheet spreadsheet entry text sentence word phrase abstract patent filing referral claim application permit complaint transaction alert event signal trace reading sequence molecule protein code snippet commit invoice receipt spec specification datasheet catalogue catalog formulary guideline regulation rulebook wiki intranet archive transcript meeting_minutes minutes_of memo bulletin essay listing blurb utterance intent faq case history feedback survey_answer form_field field row example sample judgement judgment decision training headline variant glossary definition rule law price_list third_party stock_level code_base legacy_code line_of_code wish_list lines_of_code',
  'dokument dokumente daten anfrage anfragen frage fragen antwort antworten beispiel beispiele vertrag vertrage handbuch bild bilder datos documento documentos consulta consultas pregunta preguntas respuesta respuestas ejemplo ejemplos contrato contratos peticion peticiones dados pergunta perguntas resposta respostas exemplo exemplos pedido pedidos donnees demande demandes reponse reponses exemple exemples contrat contrats requete requetes courrier dati documenti domanda domande risposta risposte esempio esempi richiesta richieste contratti',
  // What is done with it.
  'read answer answering answers sort sorted route label tag flag rank score scored grade grader graded grading rewrite draft drafting draft_reply generate detect predict prediction forecast match search searchable look_up lookup find_the_duplicate dedupe compare_against suggest recommend recommendation categorise categorize assign parse fill_in digitise digitize translate transcribe typed_up paraphrase proofread correct anonymise anonymize redact cite citation quote_the source verify verified validate validated check checked',
  'beantworten sortieren erkennen schreiben lesen leer responder ordenar detectar buscar lire repondre trier ecrire leggere rispondere ordinare scrivere escrever ler',
  // How well, and under what limits.
  'tone wording style voice format schema terminology jargon notation codename vocabulary spelling fact facts accurate inaccurate wrong_answer makes_up make_up invent mistake error quality latency slow slower fast faster seconds ms cost costs expensive cheap budget spend spending money price_per deadline launch production peak load traffic volume capacity customer client operator nurse analyst developer dev engineer programmer team founder in-house internal side_project main_product core_product whole_product public private privacy confidential cloud server servers residency region eu legal compliance regulator tenant_data azure aws gcp frankfurt',
  'budget geld presupuesto orcamento dinero dinheiro argent soldi denaro kosten entwickler desarrollador desenvolvedor dev developpeur sviluppatore kunden clientes clients clienti nutzer usuarios utilisateurs utenti nube nuvem nuage cloud server servidor serveur haus_bleiben',
  // Who speaks of work to be done.
  'proof_of_concept java javascript typescript python php react git version vendor supplier provider competitor startup fund grant department employee lifetime step reasoning logic codebase repository citizen confidential sensitive secret intranet stakeholder investor',
  'lunch_rush rush_hour req reqs rules tests unit_test go_green patch project use_case usecase idea automate automatic automatically automation tool feature product app system software pipeline workflow solution improve replace help_desk helpdesk support service_desk intake',
  'proyecto projeto projet progetto projekt herramienta werkzeug outil strumento aplicacion sistema',
]

/** Signs of a project in how a sentence is put. */
export const projectSigns: readonly RegExp[] = [
  /\b(?:we|we're|we've|we'd|we'll|our|ours|us|nobody here|no one here|wir|unser[a-z]*|nous|notre|nos|tenemos|nuestr[oa]s?|queremos|temos|nosso|nossa|abbiamo|nostr[oaie])\b/,
  /\b(?:it|this|that|they|the thing|everything|nothing|answers?|results?) (?:must|should|shall|may|can|can't|cannot|could|would|won't|has to|have to|needs? to|keeps?|never|always|only|still|loses?|forgets?|gets?|takes?|runs?|stays?|lives?|learned|works?)\b|^(?:must|should|has to|needs to|would|may|can't|cannot|only|nothing|no |not )\b/,
  /\d ?(?:ms|s|secs?|seg|sek|segundos?|sekunden|secondes?|secondi|rps|qps|rpm|tps|%)(?![a-z])|\b(?:milliseconds?|p[59][059]|per (?:call|request|query|answer|ticket|document))\b/,
  new RegExp(`\\b(?:languages?|dialects?|${languages})\\b`),
]
