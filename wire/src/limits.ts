/** Every limit of a letter, in one place. */
export const LIMITS = {
  /** Bands of a table of fees. */
  feeBands: 12,
  /** Characters of a memo. */
  memo: 1000,
  /** Characters of an app's name and of a window title. */
  app: 200,
  title: 512,
  backend: 40,
  /** Pictures of one freelancer that may come at the same time. */
  uploadsAtOnce: 8,
  /** Bytes of one segment's record. */
  recordBytes: 65_536,
  /** Monitors of one device. */
  monitors: 8,
  /** Bytes, pixels and sides of one picture and its thumbnail. */
  pictureBytes: 8 * 1024 * 1024,
  picturePixels: 33_177_600,
  thumbnailBytes: 262_144,
  thumbnailSide: 640,
  /** Bytes of thumbnails in one answer: a week of them, each of which is some 3 kB. */
  thumbnailsBytes: 8 * 1024 * 1024,
  /** Stretches, memo spans of one segment. */
  stretches: 600,
  memoSpans: 600,
  /** The last segment of the year 9999: instants beyond it cannot be written. */
  segment: 422_337_167,
  /** A side of a picture: no WebP has a longer one. */
  pictureSide: 16_383,
  /** Counts of one minute; more is no human's. */
  countsPerMinute: 1_000_000,
  /** Segments that are corrected in one request: those of a week; bytes of what they are to say. */
  correctedAtOnce: 1008,
  memoEditsBytes: 1_048_576,
  /** How often the memo of one segment is edited; how many of its earlier memos one answer holds. */
  memoEdits: 100,
  earlierMemos: 10,
  /** Days of diary in one answer. */
  diaryDays: 8,
  /** Instants between which totals are asked for, and the days that they are apart: a month of whole weeks. */
  totalsAt: 44,
  totalsDays: 44,
  /** The longest private window; it is 10 where the terms say nothing. */
  privateWindowMinutes: 60,
  /** Looks at pictures in one answer, characters of a place in their list. */
  looks: 100,
  lookPlace: 40,
  /** Weeks in one list: a year of them. */
  weeks: 53,
  /** Minutes of a week: the highest weekly limit. */
  weekMinutes: 10_080,
  /** Whole units of any currency, also of small ones: an hour's rate, one payout. No week comes near 2^63 minor units. */
  rate: 100_000_000,
  payout: 1_000_000_000_000,
  /** The same, of one payment; characters of what it is for, which stands on its invoice. */
  payment: 100_000_000,
  /** Invoices of one milestone that its freelancer takes back again. */
  milestoneInvoices: 10,
  paymentSays: 300,
  /** Characters of an amount: 19 digits, a sign and a point, and some to spare. */
  money: 24,
  /** Activity labels of a contract, and characters of one. */
  activityLabels: 20,
  labelName: 60,
  /** Lines of a week's diary that one deed disputes (every segment, tracked and manual), and the reasons it gives. */
  disputed: 2016,
  /** How often one segment of a dispute can be overruled. */
  rulings: 20,
  disputeParts: 20,
  /** Disputes of one week, withdrawn ones too. */
  disputesAWeek: 10,
  /** Of an offer: characters of its message, milestones, and characters of what one says. */
  offerMessage: 10_000,
  milestones: 20,
  milestoneSays: 2000,
  /** Offers of one organisation in a day, and those to one freelancer that wait for an answer. */
  offersADay: 100,
  openOffers: 20,
  /** Characters of a reason, and of what is asked to be changed. */
  reason: 1000,
  asks: 5000,
  /** Milestones of a contract, dropped ones too; steps that are told of each; things in one answer of a timeline. */
  contractMilestones: 200,
  milestoneSteps: 20,
  timeline: 50,
  /** Characters of a feedback's comment, and of its private note. */
  feedback: 5000,
  /** Of a job: characters of its description; of a proposal: of its message. One page of each; what is searched for. */
  description: 20_000,
  proposalMessage: 10_000,
  jobs: 20,
  proposals: 50,
  search: 200,
  /** Bytes of a file that somebody hands in, characters of its name as it comes and as it is kept. */
  attachmentBytes: 10 * 1024 * 1024,
  attachmentNameSent: 1000,
  attachmentName: 120,
  /** Files that hang on one message or proposal. */
  attachments: 10,
  /** Of somebody's files that hang on nothing yet: how many, and their bytes. */
  looseAttachments: 50,
  looseAttachmentBytes: 100 * 1024 * 1024,
  /** Characters of a message; threads and messages in one answer. */
  message: 10_000,
  threads: 50,
  messages: 50,
  /** The newest of a list that has no end. */
  list: 200,
  /** Contracts in one answer. */
  contracts: 1000,
  /** What waits for somebody: of one kind; the contracts and the weeks that home names, and how far back it looks. */
  needsOfAKind: 5,
  glanceContracts: 12,
  glanceWeeks: 8,
  wayWeeks: 12,
  /** Notifications in one answer. */
  notifications: 100,
  /** Mails of one kind that somebody gets in an hour; what comes after them waits for the digest. */
  mailsOfAKindAnHour: 20,
  /** Characters of a time zone's name, and of a signed link. */
  zone: 64,
  turnOffToken: 200,
  /** Members of one organisation, and freelancers of one agency; invitations of either, and of one person, in a day. */
  members: 200,
  invitationsADay: 20,
  invitationDays: 7,
  invitationToken: 64,
  /** Organisations that one person founds in a day. */
  organisationsADay: 10,
  /** Of a report: its days, what it is asked of by name, contracts with work in it, and rows of one answer. */
  reportDays: 400,
  reportFilters: 100,
  reportContracts: 500,
  reportRows: 2000,
  /** Lines of a file that cannot be written piece by piece; of a PDF: some 100 pages, set in some two seconds. */
  exportLines: 50_000,
  timesheetLines: 4000,
  timesheetLetters: 500_000,
  /** Reports that one person keeps, links they have made, and days of one; secret addresses, weeks and events of one. */
  keptReports: 100,
  shares: 100,
  shareDays: 365,
  linkToken: 64,
  calendars: 10,
  calendarWeeks: 12,
  calendarEvents: 5000,
  /** Characters of a profile's parts, and how many skills it names. */
  headline: 120,
  about: 5000,
  skill: 40,
  skills: 20,
  /** Freelancers in one answer, and contracts in somebody's history. */
  freelancers: 24,
  history: 50,
  /** Of an invoice: characters of a line of particulars, of a number of a register or a tax office, of a note; documents in one list. */
  particular: 120,
  taxNumber: 40,
  invoiceNote: 400,
  invoices: 50,
  /** Of a bank account: characters of its number, and of whose it is; payouts in one file of a bank; months of statements; characters of a bank's reason. */
  accountNumber: 50,
  accountHolder: 70,
  bankFile: 1000,
  payoutReason: 200,
  /** Bytes and sides of a logo. */
  logoBytes: 524_288,
  logoSide: 2000,
  /** Characters of names, titles, addresses. */
  name: 200,
  email: 254,
  password: 1024,
  passwordLeast: 10,
} as const;
