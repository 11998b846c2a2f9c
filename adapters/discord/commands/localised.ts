/** A command's name and what it does, as somebody reads it whose Discord speaks that language. */
type Localised = readonly [name: string, description: string]

const languages = ['de', 'fr', 'es-ES', 'pt-BR', 'ja'] as const

/** By command, in the order of `languages`. Card texts stay English. */
const translations: Readonly<Record<string, readonly Localised[]>> = {
  advise: [
    [
      'beraten',
      'Feinabstimmen, vortrainieren oder keines: aus dem, was du über dein Projekt sagst',
    ],
    [
      'conseiller',
      'Affiner, pré-entraîner ou ni l’un ni l’autre : d’après ce que vous dites de votre projet',
    ],
    ['aconsejar', 'Ajuste fino, preentrenamiento o ninguno: según lo que cuentes de tu proyecto'],
    ['aconselhar', 'Ajuste fino, pré-treino ou nenhum: pelo que você diz do seu projeto'],
    ['相談', 'ファインチューニングか事前学習か、どちらも不要か。プロジェクトの説明から判断します'],
  ],
  estimate: [
    ['schaetzen', 'Speicher, Zeit und Geld für Training oder Betrieb eines Modells'],
    ['estimer', 'Mémoire, temps et argent pour entraîner ou servir un modèle'],
    ['estimar', 'Memoria, tiempo y dinero para entrenar o servir un modelo'],
    ['estimar', 'Memória, tempo e dinheiro para treinar ou servir um modelo'],
    ['見積もり', 'モデルの学習や提供に要るメモリ、時間、費用'],
  ],
  'estimate finetune': [
    ['feinabstimmung', 'Speicher, Zeit und Geld, um ein Modell anzupassen'],
    ['affinage', 'Mémoire, temps et argent pour adapter un modèle'],
    ['ajuste-fino', 'Memoria, tiempo y dinero para adaptar un modelo'],
    ['ajuste-fino', 'Memória, tempo e dinheiro para adaptar um modelo'],
    ['ファインチューニング', 'モデルの調整に要るメモリ、時間、費用'],
  ],
  'estimate pretrain': [
    ['vortraining', 'Speicher, Zeit und Geld für ein Training von Grund auf'],
    ['pre-entrainement', 'Mémoire, temps et argent pour entraîner depuis zéro'],
    ['preentrenamiento', 'Memoria, tiempo y dinero para entrenar desde cero'],
    ['pre-treino', 'Memória, tempo e dinheiro para treinar do zero'],
    ['事前学習', 'ゼロからの学習に要るメモリ、時間、費用'],
  ],
  'estimate continue': [
    [
      'weitertraining',
      'Speicher, Zeit und Geld, um ein Modell auf eigenem Text weiterzutrainieren',
    ],
    ['poursuite', 'Mémoire, temps et argent pour poursuivre l’entraînement sur vos textes'],
    ['continuar', 'Memoria, tiempo y dinero para seguir entrenando con tus textos'],
    ['continuar', 'Memória, tempo e dinheiro para seguir treinando com seus textos'],
    ['継続学習', '自分の文書で学習を続けるのに要るメモリ、時間、費用'],
  ],
  'estimate serve': [
    ['betrieb', 'GPUs, Tempo und Monatskosten, ein Modell selbst zu betreiben'],
    ['service', 'GPU, vitesse et coût mensuel pour servir un modèle soi-même'],
    ['servir', 'GPU, velocidad y coste mensual de servir un modelo propio'],
    ['servir', 'GPUs, velocidade e custo mensal de servir um modelo próprio'],
    ['提供', '自分でモデルを動かすのに要るGPU、速度、月額'],
  ],
  'estimate api': [
    ['api', 'Monatsrechnung gehosteter Modelle, die günstigsten zuerst'],
    ['api', 'Facture mensuelle des modèles hébergés, les moins chers d’abord'],
    ['api', 'Factura mensual de modelos alojados, del más barato al más caro'],
    ['api', 'Conta mensal de modelos hospedados, do mais barato ao mais caro'],
    ['api', 'ホスト型モデルの月額、安い順'],
  ],
  'estimate fleet': [
    ['flotte', 'GPUs für mehrere Modelle über den Tag: fest, automatisch oder geteilt'],
    ['flotte', 'GPU pour plusieurs modèles sur la journée : fixes, automatiques ou partagés'],
    ['flota', 'GPU para varios modelos durante el día: fijas, automáticas o compartidas'],
    ['frota', 'GPUs para vários modelos ao longo do dia: fixas, automáticas ou partilhadas'],
    ['フリート', '複数モデルの一日分のGPU：固定、自動、共有'],
  ],
  whatif: [
    [
      'waswaerewenn',
      'Dieselbe Entscheidung oder Schätzung mit anderen Antworten, und was sich ändert',
    ],
    ['etsi', 'La même décision ou estimation avec d’autres réponses, et ce qui change'],
    ['ysi', 'La misma decisión o estimación con otras respuestas, y qué cambia'],
    ['ese', 'A mesma decisão ou estimativa com outras respostas, e o que muda'],
    ['もしも', '答えを変えた同じ判断や見積もりと、動いた点'],
  ],
  compare: [
    ['vergleichen', 'Zwei Ansätze oder zwei gespeicherte Ergebnisse nebeneinander'],
    ['comparer', 'Deux approches ou deux résultats enregistrés, côte à côte'],
    ['comparar', 'Dos enfoques o dos resultados guardados, lado a lado'],
    ['comparar', 'Duas abordagens ou dois resultados guardados, lado a lado'],
    ['比較', '二つの手法、または保存した二つの結果を並べます'],
  ],
  accelerate: [
    [
      'beschleunigen',
      'Was dein Modell schneller oder günstiger antworten lässt, vorher und nachher',
    ],
    ['accelerer', 'Ce qui rend votre modèle plus rapide ou moins cher, avant et après'],
    ['acelerar', 'Lo que hace a tu modelo más rápido o barato, antes y después'],
    ['acelerar', 'O que deixa seu modelo mais rápido ou barato, antes e depois'],
    ['高速化', '応答を速く、安くする方法とその前後'],
  ],
  why: [
    ['warum', 'Welche Regeln entschieden haben, oder wie eine Schätzung gerechnet ist'],
    ['pourquoi', 'Quelles règles ont décidé, ou comment une estimation est calculée'],
    ['porque', 'Qué reglas decidieron, o cómo se calculó una estimación'],
    ['porque', 'Que regras decidiram, ou como uma estimativa foi calculada'],
    ['理由', 'どの規則で決まったか、見積もりの計算方法'],
  ],
  learn: [
    ['lernen', 'Der Leitfaden: Feinabstimmung, Vortraining und Inferenz erklärt'],
    ['apprendre', 'Le guide : affinage, pré-entraînement et inférence expliqués'],
    ['aprender', 'La guía: ajuste fino, preentrenamiento e inferencia explicados'],
    ['aprender', 'O guia: ajuste fino, pré-treino e inferência explicados'],
    ['学ぶ', '手引き：ファインチューニング、事前学習、推論の解説'],
  ],
  profile: [
    ['profil', 'Was ich von deinen Projekten weiß; ändern, wechseln'],
    ['profil', 'Ce que je sais de vos projets ; le changer, passer de l’un à l’autre'],
    ['perfil', 'Lo que sé de tus proyectos; cambiarlo, pasar de uno a otro'],
    ['perfil', 'O que sei dos seus projetos; mudar, alternar entre eles'],
    ['プロフィール', 'プロジェクトについて知っていること。変更と切り替え'],
  ],
  history: [
    ['verlauf', 'Frühere Empfehlungen und Schätzungen mit ihrer Kennung'],
    ['historique', 'Recommandations et estimations passées, par identifiant'],
    ['historial', 'Recomendaciones y estimaciones anteriores, por identificador'],
    ['historico', 'Recomendações e estimativas anteriores, por identificador'],
    ['履歴', '過去の推奨と見積もり（ID付き）'],
  ],
  feedback: [
    ['rueckmeldung', 'Daumen hoch oder runter für eine Antwort, gern mit Grund'],
    ['avis', 'Un pouce levé ou baissé pour une réponse, avec une raison si vous voulez'],
    ['opinion', 'Pulgar arriba o abajo para una respuesta, con un motivo si quieres'],
    ['opiniao', 'Polegar para cima ou para baixo numa resposta, com motivo se quiser'],
    ['フィードバック', '回答への評価（高・低）と、よければ理由'],
  ],
  show: [
    ['zeigen', 'Eine frühere Empfehlung oder Schätzung, wie sie gegeben wurde'],
    ['montrer', 'Une recommandation ou estimation passée, telle que donnée'],
    ['mostrar', 'Una recomendación o estimación anterior, tal como se dio'],
    ['mostrar', 'Uma recomendação ou estimativa anterior, como foi dada'],
    ['表示', '過去の推奨や見積もりをそのまま表示'],
  ],
  settings: [
    ['einstellungen', 'Eigene GPU-Preise, bevorzugte Anbieter, das Sprachmodell'],
    ['reglages', 'Vos prix de GPU, les fournisseurs qui comptent, le modèle de langage'],
    ['ajustes', 'Tus precios de GPU, los proveedores que cuentan, el modelo de lenguaje'],
    ['definicoes', 'Seus preços de GPU, os provedores que contam, o modelo de linguagem'],
    ['設定', '自分のGPU価格、使う提供元、言語モデル'],
  ],
  privacy: [
    ['datenschutz', 'Was über dich gespeichert ist; ausgeben, löschen'],
    ['confidentialite', 'Ce qui est conservé sur vous ; l’exporter, l’effacer'],
    ['privacidad', 'Qué se guarda sobre ti; exportarlo, borrarlo'],
    ['privacidade', 'O que é guardado sobre você; exportar, apagar'],
    ['プライバシー', '保存されているデータの確認、書き出し、削除'],
  ],
  help: [
    ['hilfe', 'Diese Liste, oder ein Befehl im Ganzen'],
    ['aide', 'Cette liste, ou une commande en entier'],
    ['ayuda', 'Esta lista, o un comando completo'],
    ['ajuda', 'Esta lista, ou um comando por inteiro'],
    ['ヘルプ', 'この一覧、または一つのコマンドの詳細'],
  ],
  'Ask Crossroads': [
    ['Crossroads fragen', ''],
    ['Demander à Crossroads', ''],
    ['Preguntar a Crossroads', ''],
    ['Perguntar ao Crossroads', ''],
    ['Crossroadsに聞く', ''],
  ],
}

type ByLanguage = Partial<Record<(typeof languages)[number], string>>

/** What a command is called, by language. */
export function namesOf(command: string): ByLanguage {
  return pick(command, ([name]) => name)
}

/** What a command does, by language. */
export function descriptionsOf(command: string): ByLanguage {
  return pick(command, ([, description]) => description)
}

function pick(command: string, of: (localised: Localised) => string): ByLanguage {
  const rows = translations[command] ?? []
  return Object.fromEntries(rows.map((row, index) => [languages[index], of(row)]))
}
