import type { PayoutKind } from '../../told-payouts.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of payout methods and of payouts that came back, in Japanese. */
export const payouts = {
  'payout-method-set': {
    name: '出金方法の変更',
    title: '出金方法が{at}に変わります',
    body: '{at}から、末尾が{account}の銀行口座に支払われます。それまではこれまでどおりです。心当たりがない場合は、サインインして「お金」のページで変更を止め、すぐにパスワードを変えてください。このメールは止められません。',
    bodyProcessor:
      '{at}から、決済会社を通じて支払われます。それまではこれまでどおりです。心当たりがない場合は、サインインして「お金」のページで変更を止め、すぐにパスワードを変えてください。このメールは止められません。',
    button: '変更を見る・止める',
  },
  'payout-method-stopped': {
    name: '出金方法の変更の取り消し',
    title: '出金方法の変更は止められました',
    body: 'これまでどおりに支払われます。変更に心当たりがない場合は、パスワードを変えてください。',
    button: '残高を見る',
  },
  'payout-returned': {
    name: '銀行からの返却',
    title: '{amount}の出金が戻ってきました',
    body: '末尾が{account}の口座の銀行が返却しました。理由：{reason}。金額は再び出金可能です。出金方法を設定し直すまで、その口座には送られません。',
    button: '残高を見る',
  },
  'payout-declined': {
    name: '運営者による出金の却下',
    title: '{amount}の出金は承認されませんでした',
    body: 'この規模の金額は二人が確認します。一人が却下しました。理由：{reason}。金額は再び出金可能です。',
    button: '残高を見る',
  },
} satisfies Pick<Catalogue['kinds'], PayoutKind>;
