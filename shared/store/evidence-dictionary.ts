/**
 * What records of decisions are made of, as preset dictionary of `packEvidence`: the rarer first, the commonest last, because
 * deflate reaches near text in fewer bits. Once a release has written evidence with a dictionary it must never change; add
 * the next one beside it.
 */
export const dictionary1 = [
  // Words of the API: outcomes, stages, roles, kinds.
  'deemed_export reexport transfer transit brokering onboarding fulfillment cart vessel aircraft unknown software technology service ',
  'intermediate_consignee freight_forwarder beneficial_owner carrier payer bank seller passport national_id tax registration lei imo ',
  'clear_with_conditions license_required prohibited refuse release hold review clear available candidate foreclosed not_listed ',
  'list_stale source_missing unclassified_item deadline_exceeded jurisdiction_not_modelled sample_data name_unusable ',
  'destination.embargo destination.region destination.unresolved license.required license.prose license.undetermined ',
  'license.unclassified party.identifier_match party.address_match party.ownership end_use. red_flag. policy. data. ',
  // Instruments of law and lists.
  '15 CFR Part 744 Supp. 4 15 CFR 738 Supp. 1 15 CFR 746 15 CFR 732 Supp. 3 15 CFR 748.5 15 CFR 740.17 15 CFR 742. ',
  'Regulation (EU) 2021/821 Council Regulation (EU) No 833/2014 Regulation (EU) No 269/2014 United Nations Security Council Consolidated List ',
  'OFAC Specially Designated Nationals and Blocked Persons List Entity List Denied Persons List Unverified List Military End User List ',
  'https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/part- https://www.trade.gov/consolidated-screening-list ',
  'https://sanctionssearch.ofac.treas.gov/Details.aspx?id= https://main.un.org/securitycouncil/ https://eur-lex.europa.eu/eli/reg/ ',
  // A match and its features.
  '"match":{"entry":{"id":"us-ofac-sdn:","source":"us-bis-el","name":"","type":"organization","programs":["EL"],"licensePolicy":"Presumption of denial',
  '","licenseRequirement":"For all items subject to the EAR. (See §744.11 of the EAR)","effect":"license","listedAt":"20","url":null,"hash":"',
  '"},"matchedName":"","via":"name","score":0.9,"nameScore":0.9,"band":"strong","features":[{"name":"name_similarity","score":0.9,"detail":"',
  '","query":"","candidate":"","tokens":[{"query":"","candidate":"","similarity":1,"how":"equal"},{"query":"","candidate":"","similarity":0.9,"how":"edit"}]}',
  '],"for":["address.country"],"against":["address.lines"],"absent":["identifiers"],"settles":null},"requirement":{"control":"5A002.a","reason":"NS","column":"NS1","destination":"',
  '{"item":"1","code":"ENC","status":"candidate","overcomes":["NS1"],"reasons":[],"conditions":[{"key":"","text":"","met":null}],"citations":[]}',
  // A finding, a gap.
  '{"id":"f1","check":"destination","code":"destination.embargo","jurisdiction":"EU","outcome":"review","hard":true,"title":"","detail":"',
  '"},{"code":"","subject":null,"detail":"The source has never been refreshed"}],"headline":"Held: ',
  '","buyerMessage":{"code":"order_under_review","text":"Thanks, we have your order. It needs a short manual check before we can ship it."}',
  ',"byJurisdiction":{"EU":"review","UN":"clear","US":"license_required","OWN":"review"}',
  '{"id":"f2","check":"party","code":"party.name_match","jurisdiction":"US","outcome":"review","hard":false,"title":"","detail":"',
  '","party":"buyer","item":null,"missingFacts":[],"citations":[{"instrument":"","pinpoint":null,"url":"https://www.","edition":null}]},',
  '{"id":"f3","check":"license","code":"license.no_requirement","jurisdiction":"US","outcome":"clear","hard":false,"title":"","detail":"',
  '","party":null,"item":"1","missingFacts":[],"requirement":{"control":"EAR99","reason":"AT","column":"AT1","destination":"DE"},"citations":[{"instrument":"15 CFR ","pinpoint":"',
  // The findings of ordinary orders, word for word.
  '{"id":"f1","check":"policy","code":"policy.strong-match-holds","jurisdiction":"OWN","outcome":"review","hard":false,"title":"A strong match with a listed party waits for a person","detail":"The name is too close to a listed party to ship without a person comparing address, date of birth and identifiers.","missingFacts":[],"citations":[{"instrument":"OFAC FAQ 5 (how to assess a possible match)","pinpoint":"steps 3 to 5","url":"https://ofac.treasury.gov/faqs/5"}],"party":"buyer","item":null}',
  '"title":"The name matches on us-ofac-sdn (100 of 100, strong).","detail":"of the listed name’s words found; about one name in 1,000,000 agrees so far by chance. Both are of one kind. A license is required to the extent stated in the entry; exceptions apply only if the entry says so. All dealings with this party are prohibited unless authorized; property is blocked. What would decide: ',
  '{"id":"f1","check":"party","code":"party.ownership","jurisdiction":"US","outcome":"clear","hard":false,"title":"Ownership was not given and not evaluated.","detail":"Nothing is stated on who owns `buyer`; the 50 per cent rules were not applied to them.","party":"buyer","item":null,"missingFacts":[],"citations":[{"instrument":"OFAC 50 Percent Rule","pinpoint":"FAQ 398 to 402","url":"https://ofac.treasury.gov/faqs/401","edition":"2026-11-2',
  '{"id":"f3","check":"license","jurisdiction":"US","hard":false,"party":null,"item":"1","missingFacts":[],"code":"license.no_requirement","outcome":"clear","title":"EAR99: no license required by the Control List","detail":"EAR99 items need no license to DE for their kind; end uses, end users and embargoes (Parts 744 and 746) are asked separately.","citations":[{"instrument":"15 CFR Part 732","pinpoint":"732.3","url":"https://www.ecfr.gov/current/title-15/section-732.3","edition":"2026-07-23"}]}',
  ',{"id":"f4","check":"license","jurisdiction":"EU","hard":false,"party":null,"item":"2","missingFacts":[],"code":"license.no_requirement","outcome":"clear","title":"Not listed in Annex I","detail":"The item is stated not to be listed; no fact of the order points to the catch-all controls of Articles 4, 5, 9 and 10.","citations":[{"instrument":"Regulation (EU) 2021/821","pinpoint":"Articles 3 to 5","url":"https://eur-lex.europa.eu/eli/reg/2021/821/oj","edition":"02021R0821-20251115"}]}',
  // The record around them, in its own order.
  '{"decision":{"outcome":"clear","action":"release","complete":true,"gaps":[],"headline":"Released: nothing found that holds this order."',
  ',"buyerMessage":{"code":"order_accepted","text":"Thanks, we have your order."},"byJurisdiction":{"EU":"clear","UN":"clear","US":"clear"},"findings":[]',
  ',"exceptions":[],"obligations":[],"divergence":[],"pinned":{"edition":"ed_","ruleset":"rs_","engine":"0.1.0","sources":"","id":"dec_","reference":"SO-10',
  '","stage":"checkout","createdAt":"2026-11-2","simulated":false,"review":null,"supersedes":null,"trigger":"order","digest":"sha256:',
  '"review":{"id":"rev_","state":"open","dueAt":"2026-11-2',
  '"},"order":{"reference":"SO-10","stage":"checkout","transaction":"export","shipFrom":{"country":"US"},"destination":{"country":"DE","region":null,"city":"',
  '","postalCode":"","via":[],"parties":[{"id":"buyer","roles":["purchaser","bill_to","ship_to","ultimate_consignee","end_user"],"type":"unknown","name":"',
  '","aliases":[],"address":{"lines":["P.O. Box Street Road Avenue Industrial Zone Building Floor"],"city":"","region":null,"postalCode":"","country":"',
  '"},"dateOfBirth":null,"gender":null,"nationalities":[],"identifiers":[{"type":"registration","value":"","country":"',
  '"}],"ownership":[{"name":"","entryId":null,"percent":50}],"email":null,"phone":null,"website":null}],"items":[{"id":"1","sku":"","description":"',
  '","kind":"commodity","quantity":1,"unitValue":{"amount":"100.00","currency":"EUR"},"origin":"US","classification":{"us":"EAR99","eu":"not_listed","uk":null,"hs":"8517","source":"manufacturer"},"attributes":{}}]',
  '"unitValue":{"amount":"","currency":"USD"},"origin":null,"classification":{"us":null,"eu":null,"uk":null,"hs":null,"source":null},"attributes":{}}]',
  ',"endUse":{"statement":null,"flags":{"military":false,"nuclear":null}},"authorizations":[],"signals":{"ipCountry":null,"paymentCountry":null,"accountAgeDays":null}',
  ',"jurisdictions":[],"deadlineMs":800,"asOf":null,"dryRun":false,"metadata":{}},"caller":"local","bodyDigest":"sha256:',
  '","attempt":"att_","circumstances":{"now":"2026-11-2T0:00:00.000Z","gaps":[],"unfinished":[]}}',
].join('');
