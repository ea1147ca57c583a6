import type { RefundKind } from '../../told-refunds.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of refunds and chargebacks, in Japanese. */
export const refunds = {
  'refund-made': {
    name: '週の請求の一部の返金',
    title: '{title}：{amount}が返金されます',
    body: '{by}が{week}の週のうち{amount}を、双方の手数料とともにクライアントのカードへ返金します。そのうちフリーランサーの分は{net}です（D3）。',
    bodyWhy:
      '{by}が{week}の週のうち{amount}を、双方の手数料とともにクライアントのカードへ返金します。そのうちフリーランサーの分は{net}です（D3）。理由：{says}',
    bodyLess:
      '{by}が、まだ支払われていない{week}の週の請求を、双方の手数料とともに{amount}減らします。そのうちフリーランサーの分は{net}です（D3）。',
    bodyLessWhy:
      '{by}が、まだ支払われていない{week}の週の請求を、双方の手数料とともに{amount}減らします。そのうちフリーランサーの分は{net}です（D3）。理由：{says}',
    button: '控えを見る',
  },
  'refund-failed': {
    name: '届かなかった返金',
    title: '{title}：{amount}がカードに届きませんでした',
    body: '{week}の週の返金{amount}を、カードの銀行が受け取りませんでした。この額はあなたの残高として残り、運営者がもう一度送ることができます（D3）。',
    button: '返金を見る',
  },
  'chargeback-opened': {
    name: '銀行による請求の取り戻し',
    title: '{title}：銀行が{amount}を取り戻しました',
    body: 'クライアントの銀行が{week}の週の請求{amount}を取り戻し、審査しています。それまでその週の残りの報酬は待ちます。保護された時間は、通常の時期に基金が支払います（D5）。',
    bodyPaid:
      'クライアントの銀行が{week}の週の請求{amount}を取り戻し、審査しています。フリーランサーの報酬はすでに出金可能で、そのままです。クライアントは運営に対してこの額を負います（D5）。',
    button: '週を見る',
  },
  'chargeback-won': {
    name: '銀行が戻した請求',
    title: '{title}：{amount}が支払われました',
    body: '銀行は{week}の週の請求を有効と判断しました。すべて再開します（D5）。',
    button: '週を見る',
  },
  'chargeback-lost': {
    name: '取り戻しが確定した請求',
    title: '{title}：{amount}が再び未払いです',
    body: '銀行は{week}の週の請求を無効と判断しました。クライアントは再び{amount}を負い、支払われるまで契約は一時停止します（D5）。',
    button: '週を見る',
  },
  'payment-taken-back-opened': {
    name: '銀行が一回払いまたはマイルストーンの請求を取り戻したとき',
    title: '{title}：銀行が {amount} を取り戻しました',
    body: '依頼者の銀行が「{says}」の請求 {amount} を取り戻し、審査しています。それまでは、まだ受け取れる状態でない分は保留され、エスクローからは何も出ません（D5）。',
    bodyBare:
      '依頼者の銀行が請求 {amount} を取り戻し、審査しています。それまでは、まだ受け取れる状態でない分は保留され、エスクローからは何も出ません（D5）。',
    button: '契約を見る',
  },
  'payment-taken-back-won': {
    name: '銀行が一回払いまたはマイルストーンの請求を返したとき',
    title: '{title}：{amount} は支払われました',
    body: '銀行は「{says}」の請求 {amount} を有効と判断しました。すべてそのまま進みます（D5）。',
    bodyBare: '銀行は請求 {amount} を有効と判断しました。すべてそのまま進みます（D5）。',
    button: '契約を見る',
  },
  'payment-taken-back-lost': {
    name: '一回払いまたはマイルストーンの請求が取り消されたとき',
    title: '{title}：{amount} が再び未払いです',
    body: '銀行は「{says}」の請求 {amount} を無効と判断しました。エスクローに残っていた分はなくなり、残りは依頼者が再び支払う必要があります（D5）。',
    bodyBare:
      '銀行は請求 {amount} を無効と判断しました。エスクローに残っていた分はなくなり、残りは依頼者が再び支払う必要があります（D5）。',
    button: '契約を見る',
  },
} satisfies Pick<Catalogue['kinds'], RefundKind>;
