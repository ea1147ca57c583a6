import type { PaymentKind } from '../../told-payments.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of one-time payments, in Japanese. */
export const payments = {
  'payment-made': {
    name: '一回限りの支払いの受け取り',
    bonus: '{title}：{other}からボーナス{net}が支払われました',
    expenses: '{title}：{other}から経費{net}が支払われました',
    milestone: '{title}：{other}が請求書{net}を支払いました',
    body: '「{says}」。手数料を引いたあなたの取り分です。{available}から出金できます。保護の対象にはなりません（D4）。',
    bodyPlain:
      '手数料を引いたあなたの取り分です。{available}から出金できます。保護の対象にはなりません（D4）。',
    button: '支払いを見る',
  },
  'payment-charged': {
    name: '一回限りの支払いの決済',
    bonus: '{title}：{other}へのボーナスを支払いました',
    expenses: '{title}：{other}の経費を支払いました',
    milestone: '{title}：{other}の請求書を支払いました',
    body: '手数料を含む{total}をカードに請求しました。領収書と請求書もそこにあります。',
    button: '支払いを見る',
  },
  'payment-declined': {
    name: '一回限りの支払いの不成立',
    bonus: '{title}：{other}へのボーナスは支払われませんでした',
    expenses: '{title}：{other}の経費は支払われませんでした',
    milestone: '{title}：{other}の請求書は支払われませんでした',
    body: 'どのカードにも{total}を請求できなかったため、お金は動いていません。別のカードを追加するか銀行に確認してから、もう一度お支払いください。',
    button: '理由を見る',
  },
  'payment-invoiced': {
    name: 'マイルストーンの請求書',
    title: '{title}：{other}から{total}の請求書が届きました',
    body: '内容：{says}。手数料を含みます。エスクローなしの契約なので、事前に確保された資金はなく、保護もありません。お支払いをお待ちしています。',
    button: '請求書を見る',
  },
  'payment-withdrawn': {
    name: '請求書の取り消し',
    title: '{title}：{other}が{total}の請求書を取り消しました',
    body: '内容：{says}。未払い額はもうありません。貸方票が添えられています。',
    button: '請求書を見る',
  },
  'payment-available': {
    name: '一回限りの支払いの出金可能',
    title: '{net}が出金できます',
    body: '{title}の一回限りの支払いの保留期間が終わりました（D4）。',
    button: 'お金を見る',
  },
} satisfies Pick<Catalogue['kinds'], PaymentKind>;
