import type { DebtKind } from '../../told-debts.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of debts and of the protection fund, in Japanese. */
export const debts = {
  'client-suspended': {
    name: '支払いが届くまでの契約の一時停止',
    title: '{name}：支払いが届くまで契約は一時停止です',
    body: 'ある週の請求が、どのカードでも五日間決済できませんでした。{at}から一時停止中の契約：{contracts}件。新しい採用もできません。未払い額が支払われると、すべて自動的に再開します（D5）。',
    button: '未払い額を見る',
  },
  'client-restored': {
    name: '未払いの支払いの到着',
    title: '{name}：支払いが済み、すべて再開しました',
    body: '未払い額が支払われました。そのために止まっていて{at}に再開した契約：{contracts}件。だれかが一時停止した契約は停止のままです（D5）。',
    button: '内容を見る',
  },
  'payment-paused': {
    name: '支払いを待つ契約',
    title: '{title}は支払いが届くまで一時停止です',
    body: '{other}からの支払いがまだ届いていません。だれも支払わない時間を働かずに済むよう、{at}からこの契約では時間を記録できません。支払いが届けば自動的に再開します（T5、D5）。',
    button: '契約を見る',
  },
  'payment-resumed': {
    name: '支払い後の契約の再開',
    title: '{title}が再開しました',
    body: '{other}からの支払いが届きました。{at}から再び時間を記録できます（D5）。',
    button: '契約を見る',
  },
  'protection-paid': {
    name: '保護基金からの支払い',
    title: '{title}：基金が{amount}を支払います',
    body: '{week}の週の請求が決済できなかったため、保護された時間の分として保護基金が{amount}を支払います。{available}から出金できます。残りの{left}はクライアントの未払いのままです（D5）。',
    bodyWhole:
      '{week}の週の請求が決済できなかったため、保護された時間の分として保護基金が{amount}を支払います。{available}から出金できます。その週に不足はありません（D5）。',
    button: '週を見る',
  },
  'protection-short': {
    name: '保護基金の不足',
    title: '{title}：{amount}が基金を待っています',
    body: '{week}の週の保護された時間のうち、基金はまだ{amount}を支払えません。運営者が基金に入金するか、クライアントが支払うと支払われます（D5）。',
    button: '週を見る',
  },
} satisfies Pick<Catalogue['kinds'], DebtKind>;
