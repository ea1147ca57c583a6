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
} satisfies Pick<Catalogue['kinds'], ReviewKind>;
