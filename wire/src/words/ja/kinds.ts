import type { DebtKind } from '../../told-debts.ts';
import type { EscrowKind } from '../../told-escrow.ts';
import type { HandshakeKind } from '../../told-handshake.ts';
import type { PaymentKind } from '../../told-payments.ts';
import type { PayoutKind } from '../../told-payouts.ts';
import type { RefundKind } from '../../told-refunds.ts';
import type { ReviewKind } from '../../told-review.ts';
import type { Catalogue } from '../catalogue.ts';

/** What each kind of notification says, in Japanese. */
export const kinds = {
  'week-closed': {
    name: '週の締め',
    title: '{title}：{week}の週が締められました',
    body: '{other}への請求時間：{hours}。手数料を引いた受取額：{net}。レビューは{review}に終わります。終了して支払いが済むと、{available}から出金できます（B5）。',
    button: '週を見る',
  },
  'week-invoiced': {
    name: '請求書の発行',
    title: '{title}：{week}の週の請求書',
    body: '{other}さんの作業時間は{hours}です。手数料込みの{total}をお支払い方法に請求します。{review}まで週をレビューできます。何もしなければ同意とみなされます（B5）。',
    button: '週をレビューする',
  },
  'review-ends': {
    name: 'レビュー期限の接近',
    title: '{title}：レビューは{review}に終わります',
    body: 'それまで{week}の週のすべてのセグメントを確認できます。期限を過ぎると{total}は承認されたものとみなされ、{other}さんの報酬は次の段階に進みます（B5）。',
    button: '週をレビューする',
  },
  'charge-declined': {
    name: '請求の失敗',
    title: '{title}：{total}を請求できませんでした',
    body: '{week}の週の支払いが拒否されました（{most}回中{attempt}回目）。次の請求は{next}です。それまでに使えるカードを追加できます（D5）。',
    bodyLast:
      '{week}の週の支払いが拒否されました（{most}回中{attempt}回目、これが最後です）。金額は未払いのまま残ります（D5）。',
    button: 'お支払い方法',
  },
  'charge-waits': {
    name: '請求待ちによる報酬の遅れ',
    title: '{title}：{week}の週の報酬が遅れています',
    body: '{other}の支払いが拒否されました。請求は毎日、全部で{most}回まで行われ、支払われしだい{net}は次の段階に進みます（D5）。あなたがすることはありません。',
    bodyLast:
      '{other}の支払いが、全{most}回のうち最後の請求でも拒否されました。クライアントが支払うと{net}は次の段階に進みます（D5）。',
    button: '週を見る',
  },
  'charge-settled': {
    name: '失敗した請求の支払い完了',
    title: '{title}：{week}の週が支払われました',
    body: '以前拒否された請求が通りました：{amount}。',
    button: '週を見る',
  },
  'money-available': {
    name: '出金可能な金額',
    title: '{net}を出金できます',
    body: '{title}の{week}の週の保留期間が終わりました（B5）。出金できます。',
    button: '残高を見る',
  },
  'payout-sent': {
    name: '出金の送金',
    title: '{amount}の出金を送金しました',
    body: '銀行に向かっています。',
    button: '残高を見る',
  },
  'payout-failed': {
    name: '出金の返却',
    title: '{amount}の出金が戻ってきました',
    body: '銀行が受け付けませんでした。金額は再び出金可能になり、もう一度出金できます。',
    button: '残高を見る',
  },
  'contract-made': {
    name: '契約の成立',
    title: '{title}：{other}との契約',
    body: '{starts}から1時間あたり{rate}。週の上限：{limit}。すべての条件は契約のページにあります。',
    bodyFixed: '{starts}からの固定価格の契約です。マイルストーンとすべての条件は契約のページにあります。',
    button: '条件を読む',
  },
  'contract-paused': {
    name: '契約の一時停止',
    title: '{title}は一時停止中です',
    body: '{by}さんが{at}に一時停止しました。どちらかが再開するまで、時間を記録できません（T5）。',
    button: '契約を見る',
  },
  'contract-resumed': {
    name: '契約の再開',
    title: '{title}が再開されました',
    body: '{by}さんが{at}に再開しました。再び時間を記録できます。',
    button: '契約を見る',
  },
  'contract-ended': {
    name: '契約の終了',
    title: '{title}が終了しました',
    body: '{by}さんが{at}に終了しました。最後の週の日程は変わりません。{locks}まで訂正でき、時間制で数えられる分はその後に請求されます（B5）。',
    button: '契約を見る',
  },
  'rate-changed': {
    name: '時給の変更',
    title: '{title}：時給は{to}になりました',
    body: '{by}さんが{from}から変更しました。{at}より後に始まるセグメントに適用されます（B1）。',
    button: '契約を見る',
  },
  'limit-changed': {
    name: '週の上限の変更',
    title: '{title}：週の上限は「{to}」になりました',
    titleLater: '{title}：週の上限は「{to}」になります',
    body: '{by}さんが「{from}」から変更しました。今週全体にすぐ適用されます（B3）。',
    bodyLater:
      '{by}さんが「{from}」から変更しました。{monday}から適用され、今週は以前の上限のままです（B3）。',
    button: '契約を見る',
  },
  'manual-time-changed': {
    name: '手動時間の許可の変更',
    title: '{title}：手動時間が許可されました',
    titleNot: '{title}：手動時間は許可されなくなりました',
    body: '{by}さんが許可しました。時間を手で書き込めます。手動時間が保護されることはありません（M1、M5）。',
    bodyNot: '{by}さんが許可を取り消しました。それより前に働いた時間の許可は残ります（M1）。',
    button: '契約を見る',
  },
  'time-gave-way': {
    name: '手動時間の置き換え',
    title: '{title}：手動時間が記録時間に置き換わりました',
    body: '{week}の週の手動時間{hours}：同じ時間の記録をトラッカーが届けたため、記録が優先されます（M4）。',
    button: '週を見る',
  },
  'time-late': {
    name: '締め切り後に届いた時間',
    title: '{title}：締め切り後に時間が届きました',
    body: '{week}の週の{hours}が、週の確定後に届きました。表示はされますが、計上は0です。{other}にボーナスを依頼できます（T6、D4）。',
    button: '週を見る',
  },
  'bonus-asked': {
    name: 'ボーナスの依頼',
    title: '{other}さんが{amount}のボーナスを依頼しています',
    body: '{title}の{week}の週のうち、締め切り後に届いた{hours}についてです（T6、D4）。メッセージ：{memo}',
    bodyBare: '{title}の{week}の週のうち、締め切り後に届いた{hours}についてです（T6、D4）。',
    button: '週を見る',
  },
  'bonus-declined': {
    name: 'ボーナスの辞退',
    title: '{title}：ボーナスは認められませんでした',
    body: '{by}さんが{week}の週の{amount}のボーナスを断りました。メッセージ：{answer}',
    bodyBare: '{by}さんが{week}の週の{amount}のボーナスを断りました。',
    button: '週を見る',
  },
  'tracker-signed-in': {
    name: '新しいトラッカーのサインイン',
    title: '新しいトラッカー：{device}',
    body: '{at}にサインインし、あなたの時間を記録できるようになりました。心当たりがなければ、すぐに取り消してください。',
    button: 'トラッカーの一覧',
  },
  'limit-near': {
    name: '週の上限の90 %',
    title: '{title}：今週の上限の90 %を使いました',
    body: '今週は{limit}のうち{counted}が計上されました。上限を超えた分は表示されますが、請求されません（B2）。',
    button: '週を見る',
  },
  'limit-reached': {
    name: '週の上限への到達',
    title: '{title}：今週の上限に達しました',
    body: '{limit}のうち{counted}が計上されました。{other}が上限を上げないかぎり、超えた分は表示されるだけで請求されません（B2、B3）。',
    button: '週を見る',
  },
  'limit-used-up': {
    name: '週の上限の使い切り',
    title: '{title}：今週の上限を使い切りました',
    body: '今週、{other}さんは{limit}のうち{counted}が計上されました。超えた分は請求されません。上限を上げると今週全体に適用されます（B2、B3）。',
    button: '契約を見る',
  },
} as const satisfies Omit<
  Catalogue['kinds'],
  HandshakeKind | ReviewKind | DebtKind | PaymentKind | PayoutKind | EscrowKind | RefundKind
>;
