import type { ReviewKind } from '../../told-review.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of a week's review, in Japanese. */
export const review = {
  'week-approved': {
    name: '週の早期承認',
    title: '{title}：{week}の週が承認されました',
    body: '{by}さんが確認して承認しました。日程は変わりません。レビューは{review}に終わり、それまでは異議を申し立てることができます（B6）。',
    button: 'レビューを見る',
  },
  'dispute-opened': {
    name: 'セグメントへの異議',
    title: '{title}：{net}に異議があります',
    body: '{by}さんが{week}の週のうち{hours}に異議を申し立てました。その分の{net}は保留され、残りは予定どおり進みます。{answer}まで考えることができます。返答がなければ異議に応じないものとみなされ、双方に見えている判定で決まります（D2）。',
    button: '対象と理由を見る',
  },
  'dispute-withdrawn': {
    name: '異議の取り下げ',
    title: '{title}：異議が取り下げられました',
    body: '{by}さんが{week}の週の{hours}への異議を取り下げました。保留されていた{net}は、その週の残りと同じように進みます（D2）。',
    button: '週を見る',
  },
  'dispute-contested': {
    name: '異議への反論',
    title: '{title}：異議に反論がありました',
    body: '{by}さんは{week}の週の{hours}への異議に反論しています。{decides}に各セグメントの判定で決まります。それまでクライアントは取り下げることができ、運営者は判定を覆すことができます（D2）。コメント：{says}',
    bodyBare:
      '{by}さんは{week}の週の{hours}への異議に反論しています。{decides}に各セグメントの判定で決まります。それまでクライアントは取り下げることができ、運営者は判定を覆すことができます（D2）。',
    silent:
      '{week}の週の{hours}への異議に三日間返答がなかったため、反論とみなされます。{decides}に各セグメントの判定で決まります。それまでクライアントは取り下げることができ、運営者は判定を覆すことができます（D2）。',
    button: '異議を見る',
  },
  'dispute-accepted': {
    name: '異議の受け入れ',
    title: '{title}：{back}が返金されます',
    body: '{by}さんが{week}の週の{hours}への異議を受け入れました。双方の手数料を含む{back}が、カードに戻るか、これからの請求額から差し引かれます（D2）。',
    button: '異議を見る',
  },
  'dispute-overruled': {
    name: '運営者による判定の変更',
    title: '{title}：判定が覆されました',
    refunded: '{by}さんが{start}のセグメントの判定を覆しました。返金されます（D2）。理由：{says}',
    paid: '{by}さんが{start}のセグメントの判定を覆しました。支払われます（D2）。理由：{says}',
    button: '異議を見る',
  },
  'dispute-decided': {
    name: '異議の決定',
    title: '{title}：異議が決定しました',
    body: '{week}の週の{hours}に異議がありました。{segments}件のうち{refunded}件が返金され、手数料を含む{back}がクライアントに戻ります。{net}はフリーランサーに支払われ、その週の残りと同じように進みます（D2）。',
    button: '決定の理由を見る',
  },
} satisfies Pick<Catalogue['kinds'], ReviewKind>;
