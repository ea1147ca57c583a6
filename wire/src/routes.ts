import * as attachments from './attachments.ts';
import * as bonus from './bonus.ts';
import { BOOK_ROUTES } from './book-routes.ts';
import * as books from './books.ts';
import * as calendar from './calendar.ts';
import * as contracts from './contracts.ts';
import * as corrections from './corrections.ts';
import * as debt from './debt.ts';
import * as desk from './desk.ts';
import * as device from './device.ts';
import * as diary from './diary.ts';
import * as downloads from './downloads.ts';
import { ESCROW_ROUTES } from './escrow.ts';
import * as evidence from './evidence.ts';
import * as feedback from './feedback.ts';
import * as glance from './glance.ts';
import * as house from './house.ts';
import * as invitations from './invitations.ts';
import * as invoices from './invoices.ts';
import * as jobs from './jobs.ts';
import * as ledger from './ledger.ts';
import * as mails from './mails.ts';
import * as milestones from './milestones.ts';
import * as needs from './needs.ts';
import * as notifications from './notifications.ts';
import * as offers from './offers.ts';
import * as oneTime from './one-time.ts';
import * as particulars from './particulars.ts';
import * as paymentMethods from './payment-methods.ts';
import { PAYOUT_ROUTES } from './payout-routes.ts';
import * as people from './people.ts';
import * as privacy from './privacy.ts';
import * as processor from './processor.ts';
import * as profiles from './profiles.ts';
import * as proposals from './proposals.ts';
import * as protection from './protection.ts';
import * as reader from './reader.ts';
import { refundRoutes } from './refunds.ts';
import * as reportShares from './report-shares.ts';
import * as reports from './reports.ts';
import * as review from './review.ts';
import * as teams from './teams.ts';
import * as threads from './threads.ts';
import * as thumbnails from './thumbnails.ts';
import * as timeline from './timeline.ts';
import * as totals from './totals.ts';
import * as upload from './upload.ts';

/** Every route of the public API, by name. The server refuses to start with one unanswered. */
export const routes = {
  signIn: people.signIn,
  signOut: people.signOut,
  whoAmI: people.whoAmI,
  createToken: people.createToken,
  createPerson: people.createPerson,
  listPeople: people.listPeople,
  signUp: people.signUp,
  setPassword: people.setPassword,
  listSignIns: people.listSignIns,
  endSignIn: people.endSignIn,
  createOrganisation: teams.createOrganisation,
  readOrganisation: teams.readOrganisation,
  renameOrganisation: teams.renameOrganisation,
  setRole: teams.setRole,
  removeMember: teams.removeMember,
  removeFreelancer: teams.removeFreelancer,
  inviteMember: teams.inviteMember,
  withdrawInvitation: teams.withdrawInvitation,
  readInvitation: invitations.readInvitation,
  acceptInvitation: invitations.acceptInvitation,
  listFreelancers: profiles.listFreelancers,
  readFreelancer: profiles.readFreelancer,
  readProfile: profiles.readProfile,
  setProfile: profiles.setProfile,
  readClient: profiles.readClient,
  authorizeDevice: device.authorizeDevice,
  collectToken: device.collectToken,
  readGrant: device.readGrant,
  decideGrant: device.decideGrant,
  listDevices: device.listDevices,
  revokeDevice: device.revokeDevice,
  enrolBrowser: device.enrolBrowser,
  readSession: desk.readSession,
  announceSession: desk.announceSession,
  leaveSession: desk.leaveSession,
  listContracts: contracts.listContracts,
  readContract: contracts.readContract,
  createContract: contracts.createContract,
  readTimeline: timeline.readTimeline,
  readConsequences: timeline.readConsequences,
  setRate: contracts.setRate,
  setLimit: contracts.setLimit,
  setManualTime: contracts.setManualTime,
  pauseContract: contracts.pauseContract,
  resumeContract: contracts.resumeContract,
  endContract: contracts.endContract,
  makeOffer: offers.makeOffer,
  ...BOOK_ROUTES,
  listOffers: offers.listOffers,
  readOffer: offers.readOffer,
  changeOffer: offers.changeOffer,
  withdrawOffer: offers.withdrawOffer,
  acceptOffer: offers.acceptOffer,
  declineOffer: offers.declineOffer,
  askForChanges: offers.askForChanges,
  createJob: jobs.createJob,
  listJobs: jobs.listJobs,
  readJob: jobs.readJob,
  editJob: jobs.editJob,
  closeJob: jobs.closeJob,
  reopenJob: jobs.reopenJob,
  createProposal: proposals.createProposal,
  listProposals: proposals.listProposals,
  listMyProposals: proposals.listMyProposals,
  readProposal: proposals.readProposal,
  viewProposal: proposals.viewProposal,
  editProposal: proposals.editProposal,
  placeProposal: proposals.placeProposal,
  declineProposal: proposals.declineProposal,
  withdrawProposal: proposals.withdrawProposal,
  ...ESCROW_ROUTES,
  listMilestones: milestones.listMilestones,
  proposeMilestone: milestones.proposeMilestone,
  changeMilestone: milestones.changeMilestone,
  agreeMilestone: milestones.agreeMilestone,
  dropMilestone: milestones.dropMilestone,
  submitMilestone: milestones.submitMilestone,
  askMilestoneChanges: milestones.askMilestoneChanges,
  readFeedback: feedback.readFeedback,
  giveFeedback: feedback.giveFeedback,
  addPaymentMethod: paymentMethods.addPaymentMethod,
  openCardPage: paymentMethods.openCardPage,
  listPaymentMethods: paymentMethods.listPaymentMethods,
  recordSegment: upload.recordSegment,
  uploadPicture: upload.uploadPicture,
  readPicture: diary.readPicture,
  readThumbnails: thumbnails.readThumbnails,
  readDiary: diary.readDiary,
  readTotals: totals.readTotals,
  readWeek: diary.readWeek,
  listWeeks: diary.listWeeks,
  addManualTime: diary.addManualTime,
  editMemo: diary.editMemo,
  deleteSegment: diary.deleteSegment,
  editMemos: corrections.editMemos,
  deleteSegments: corrections.deleteSegments,
  diaryEvents: diary.diaryEvents,
  askBonus: bonus.askBonus,
  listBonusRequests: bonus.listBonusRequests,
  declineBonus: bonus.declineBonus,
  readReview: review.readReview,
  approveWeek: review.approveWeek,
  openDispute: review.openDispute,
  withdrawDispute: review.withdrawDispute,
  readDispute: evidence.readDispute,
  answerDispute: evidence.answerDispute,
  overruleSegment: evidence.overruleSegment,
  listDisputes: evidence.listDisputes,
  ...refundRoutes,
  readNeeds: needs.readNeeds,
  readGlance: glance.readGlance,
  listThreads: threads.listThreads,
  countUnreadMessages: reader.countUnreadMessages,
  readThread: threads.readThread,
  openContractThread: threads.openContractThread,
  openProposalThread: threads.openProposalThread,
  sendMessage: threads.sendMessage,
  markThreadRead: threads.markThreadRead,
  grantAsk: threads.grantAsk,
  uploadAttachment: attachments.uploadAttachment,
  readAttachment: attachments.readAttachment,
  removeAttachment: attachments.removeAttachment,
  listNotifications: notifications.listNotifications,
  countUnread: reader.countUnread,
  markRead: notifications.markRead,
  readNoticeSettings: notifications.readNoticeSettings,
  setNoticeSettings: notifications.setNoticeSettings,
  readUnsubscribe: notifications.readUnsubscribe,
  unsubscribe: notifications.unsubscribe,
  personEvents: reader.personEvents,
  readPost: mails.readPost,
  listSunkMails: mails.listSunkMails,
  readSunkMail: mails.readSunkMail,
  readReport: reports.readReport,
  exportReport: reports.exportReport,
  keepReport: reports.keepReport,
  listKeptReports: reports.listKeptReports,
  changeKeptReport: reports.changeKeptReport,
  dropKeptReport: reports.dropKeptReport,
  shareReport: reportShares.shareReport,
  listShares: reportShares.listShares,
  revokeShare: reportShares.revokeShare,
  readShared: reportShares.readShared,
  exportShared: reportShares.exportShared,
  makeCalendar: calendar.makeCalendar,
  listCalendars: calendar.listCalendars,
  revokeCalendar: calendar.revokeCalendar,
  readCalendar: calendar.readCalendar,
  readDebt: debt.readDebt,
  payDebt: debt.payDebt,
  orderPaymentMethods: debt.orderPaymentMethods,
  removePaymentMethod: debt.removePaymentMethod,
  readContractProtection: protection.readContractProtection,
  readFund: protection.readFund,
  depositToFund: protection.depositToFund,
  setFundCap: protection.setFundCap,
  readPurses: books.readPurses,
  readParticulars: particulars.readParticulars,
  setParticulars: particulars.setParticulars,
  readTeamParticulars: particulars.readTeamParticulars,
  setTeamParticulars: particulars.setTeamParticulars,
  readHouseParticulars: particulars.readHouseParticulars,
  setHouseParticulars: particulars.setHouseParticulars,
  readContractTax: particulars.readContractTax,
  setContractTax: particulars.setContractTax,
  listInvoices: invoices.listInvoices,
  listWeekInvoices: invoices.listWeekInvoices,
  readInvoiceFile: invoices.readInvoiceFile,
  readReceipt: invoices.readReceipt,
  listPayments: oneTime.listPayments,
  listOwnPayments: oneTime.listOwnPayments,
  readPayment: oneTime.readPayment,
  makePayment: oneTime.makePayment,
  sendMilestoneInvoice: oneTime.sendMilestoneInvoice,
  payMilestoneInvoice: oneTime.payMilestoneInvoice,
  withdrawMilestoneInvoice: oneTime.withdrawMilestoneInvoice,
  listPaymentInvoices: oneTime.listPaymentInvoices,
  ...PAYOUT_ROUTES,
  readLedger: books.readLedger,
  readBalances: books.readBalances,
  readTrialBalance: ledger.readTrialBalance,
  readStatement: ledger.readStatement,
  readSeal: ledger.readSeal,
  listReconciliations: processor.listReconciliations,
  reconcile: processor.reconcile,
  readHouse: house.readHouse,
  readClock: books.readClock,
  moveClock: books.moveClock,
  demoSignIns: books.demoSignIns,
  listDownloads: downloads.listDownloads,
  readLooks: privacy.readLooks,
  listLooks: privacy.listLooks,
  readHeld: privacy.readHeld,
  beginExport: privacy.beginExport,
  readExport: privacy.readExport,
  fetchExport: privacy.fetchExport,
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
